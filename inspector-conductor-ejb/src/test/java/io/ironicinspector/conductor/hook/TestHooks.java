package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.PortsConfig;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import java.util.List;
import java.util.Map;

/** All hooks that exist, as the container would make them. */
public final class TestHooks {
  private TestHooks() {}

  public static List<ProcessingHook> all(Map<String, String> settings) {
    ProcessingConfig processing = Configured.of(ProcessingConfig.class, settings);
    return List.of(
        new ValidateInterfacesHook(processing, Configured.of(PortsConfig.class, settings)),
        new SchedulerHook(processing),
        new RootDiskSelectionHook(processing),
        new RamdiskErrorHook());
  }
}
