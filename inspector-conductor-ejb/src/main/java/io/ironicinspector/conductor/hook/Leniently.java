package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.MalformedFieldException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Leaves out what is malformed, with a warning: for what only enriches a node, half of it is better
 * than a run that failed.
 */
final class Leniently {
  private static final Logger LOG = Logger.getLogger(Leniently.class.getName());

  private Leniently() {}

  /** Runs {@code step}, or says which field kept it from being done. */
  static void run(NodeUpdate node, Runnable step) {
    try {
      step.run();
    } catch (MalformedFieldException malformed) {
      warn(node, malformed.getMessage() + "; not taken");
    }
  }

  static void warn(NodeUpdate node, String what) {
    LOG.log(Level.WARNING, "node {0}: {1}", new Object[] {node.node().uuid(), what});
  }
}
