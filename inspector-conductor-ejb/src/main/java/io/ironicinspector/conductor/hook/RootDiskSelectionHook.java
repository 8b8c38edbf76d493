package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Finds the root disk, the ramdisk's choice or what the node's hints say, and takes its size. */
@Dependent
final class RootDiskSelectionHook implements ProcessingHook {
  private static final Logger LOG = Logger.getLogger(RootDiskSelectionHook.class.getName());
  private static final long GIB = 1L << 30;

  private final ProcessingConfig config;
  private final PropertyWriter properties;
  private final RootDisk rootDisk;

  @Inject
  RootDiskSelectionHook(ProcessingConfig config) {
    this.config = config;
    this.properties = new PropertyWriter(config);
    this.rootDisk = new RootDisk();
  }

  @Override
  public String name() {
    return "root_disk_selection";
  }

  @Override
  public void beforeUpdate(RamdiskData data, NodeUpdate node) {
    data.inventory();
    rootDisk.select(data, node);
    long localGb = localGb(data.field("root_disk"), node);
    data.put("local_gb", JsonDocuments.number(localGb));
    properties.set(node, "local_gb", Long.toString(localGb));
  }

  private long localGb(JsonField rootDisk, NodeUpdate node) {
    if (rootDisk.isFalsy()) {
      LOG.log(Level.INFO, "node {0}: no root disk, assuming diskless", node.node().uuid());
      return 0;
    }
    JsonField size = rootDisk.get("size");
    long bytes = size.integer();
    if (bytes < 0) {
      throw size.wrongType("a size in bytes");
    }
    long gib = bytes / GIB;
    if (gib == 0) {
      LOG.log(
          Level.WARNING,
          "node {0}: the root disk has {1} bytes, less than one GiB",
          new Object[] {node.node().uuid(), bytes});
    }
    return gib > 0 && config.diskPartitioningSpacing() ? gib - 1 : gib;
  }
}
