package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import java.util.Set;

/**
 * A step of processing, found by its name in {@code [processing] processing_hooks}. Implementations
 * are {@code @Dependent} beans without state of a run: one instance serves all, at the same time. A
 * jar of a site's own adds hooks: HOOKS.md says how.
 *
 * <p>A {@link HookFailedException} or a malformed field is told to the client as it is; any other
 * exception is a defect.
 */
public interface ProcessingHook {
  /** The name in the configuration. */
  String name();

  /** Names of hooks that must come earlier in the configured order. */
  default Set<String> dependencies() {
    return Set.of();
  }

  /** Called before anybody knows whose data it is; the failures of all hooks are collected. */
  default void beforeProcessing(RamdiskData data) {}

  /** Called with the node it belongs to; the first failure ends the run. */
  default void beforeUpdate(RamdiskData data, NodeUpdate node) {}
}
