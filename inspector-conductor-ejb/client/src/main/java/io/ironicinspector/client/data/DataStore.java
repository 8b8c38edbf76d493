package io.ironicinspector.client.data;

/**
 * A place for documents. A further one is one class, and one case in {@link DataStores}.
 *
 * <p>Promise: a document is replaced as a whole or not at all, and never by a writer who knows, or
 * could have known right before, that its lock is lost. A place that cannot compare fences itself
 * does not promise what comes after that moment: what such a writer had sent already may arrive
 * later. The next run of the node replaces it.
 */
public interface DataStore extends DataReads {
  /**
   * Keeps a document in place of the one before.
   *
   * @param document JSON in UTF-8
   * @throws RuntimeException as {@link NodeClaim#requireFence}, or the store did not take it
   */
  void save(NodeClaim claim, boolean processed, byte[] document);

  /**
   * Deletes both documents of a node whose row is about to be deleted. That there are none is no
   * failure.
   *
   * @throws RuntimeException as {@link #save}
   */
  void forget(NodeClaim claim);
}
