package io.ironicinspector.client.data;

import io.ironicinspector.domain.NodeUuid;
import java.util.Optional;

/** Finds documents. Thread-safe; blocks for the store. */
@FunctionalInterface
public interface DataReads {
  /**
   * The document of a node's last run, or of the run before as long as the last one has brought
   * none: JSON in UTF-8. Empty if there is none.
   *
   * @param processed what the hooks made of the data, not what the ramdisk sent
   */
  Optional<byte[]> find(NodeUuid node, boolean processed);
}
