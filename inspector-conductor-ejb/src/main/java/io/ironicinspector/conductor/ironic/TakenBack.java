package io.ironicinspector.conductor.ironic;

import io.ironicinspector.domain.NodeUuid;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What an update has sent so far, and how to take it back, the last one first. */
final class TakenBack {
  private static final Logger LOG = Logger.getLogger(TakenBack.class.getName());

  private record Step(String what, Runnable undo) {}

  private final NodeUuid node;
  private final Runnable guard;
  private final Deque<Step> steps = new ArrayDeque<>();

  /**
   * Begins with nothing.
   *
   * @param guard called before each step; when it throws, the node is another conductor's now, and
   *     what is left stays as it is
   */
  TakenBack(NodeUuid node, Runnable guard) {
    this.node = node;
    this.guard = guard;
  }

  void add(String what, Runnable undo) {
    steps.push(new Step(what, undo));
  }

  /** Never throws: the failure that led here is the one to tell. */
  void takeBack() {
    for (Step step : steps) {
      try {
        guard.run();
        step.undo().run();
        LOG.log(Level.INFO, "node {0}: took back {1}", new Object[] {node, step.what()});
      } catch (RuntimeException stays) { // the same Ironic that just failed
        LOG.log(
            Level.WARNING,
            "node {0}: {1} stays, it could not be taken back: {2}",
            new Object[] {node, step.what(), stays.getMessage()});
      }
    }
  }
}
