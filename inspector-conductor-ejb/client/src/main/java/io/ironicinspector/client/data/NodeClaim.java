package io.ironicinspector.client.data;

import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.NodeUuid;

/** The right to write a node's documents: its lock. */
public interface NodeClaim {
  NodeUuid node();

  /** For the database, which compares it with the newest one that it has seen. */
  Fence fence();

  /**
   * Does not block.
   *
   * @throws RuntimeException as far as this process knows the lock is not held any more; nothing
   *     may be written
   */
  void requireLock();

  /**
   * As {@link #requireLock}, and asks the database whether another holder of the lock has written
   * since. Blocks.
   *
   * @throws RuntimeException the lock is not held any more; nothing may be written
   */
  void requireFence();
}
