package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Says that it was called, and by that shows when. */
@Dependent
final class ExampleHook implements ProcessingHook {
  private static final Logger LOG = Logger.getLogger(ExampleHook.class.getName());

  @Override
  public String name() {
    return "example";
  }

  @Override
  public void beforeProcessing(RamdiskData data) {
    LOG.log(
        Level.INFO,
        "example hook, before_processing: {0}",
        String.join(", ", data.storable().keySet()));
  }

  @Override
  public void beforeUpdate(RamdiskData data, NodeUpdate node) {
    LOG.log(Level.INFO, "example hook, before_update: node {0}", node.node().uuid());
  }
}
