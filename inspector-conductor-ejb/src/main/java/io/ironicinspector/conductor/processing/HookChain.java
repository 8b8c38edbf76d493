package io.ironicinspector.conductor.processing;

import io.ironicinspector.client.metric.Metrics;
import io.ironicinspector.conductor.hook.HookFailedException;
import io.ironicinspector.conductor.hook.ProcessingHook;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.MalformedFieldException;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The configured hooks in their order. */
record HookChain(List<ProcessingHook> hooks) {
  private static final Logger LOG = Logger.getLogger(HookChain.class.getName());

  HookChain {
    hooks = List.copyOf(hooks);
  }

  /** Runs them all and returns what failed, with upstream's texts. */
  List<String> beforeProcessing(RamdiskData data) {
    List<String> failures = new ArrayList<>();
    for (ProcessingHook hook : hooks) {
      try {
        timed(hook, () -> hook.beforeProcessing(data));
      } catch (HookFailedException | MalformedFieldException expected) {
        failures.add("Preprocessing hook %s: %s".formatted(hook.name(), expected.getMessage()));
      } catch (RuntimeException foreign) { // one broken hook must not hide what the others say
        String text =
            "Unexpected exception %s during preprocessing in hook %s: %s"
                .formatted(foreign.getClass().getSimpleName(), hook.name(), foreign.getMessage());
        LOG.log(Level.SEVERE, text, foreign);
        failures.add(text);
      }
    }
    return failures;
  }

  /** Runs them until one throws. */
  void beforeUpdate(RamdiskData data, NodeUpdate node) {
    hooks.forEach(hook -> timed(hook, () -> hook.beforeUpdate(data, node)));
  }

  private static void timed(ProcessingHook hook, Runnable call) {
    long begin = System.nanoTime();
    try {
      call.run();
    } finally {
      Metrics.HOOK.observe(Duration.ofNanos(System.nanoTime() - begin), hook.name());
    }
  }
}
