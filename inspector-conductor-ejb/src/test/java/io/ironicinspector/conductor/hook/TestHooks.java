package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.AcceleratorsConfig;
import io.ironicinspector.conductor.configuration.CapabilitiesConfig;
import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.ExtraHardwareConfig;
import io.ironicinspector.conductor.configuration.PciDevicesConfig;
import io.ironicinspector.conductor.configuration.PhysicalNetworksConfig;
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
        new RamdiskErrorHook(),
        new CapabilitiesHook(Configured.of(CapabilitiesConfig.class, settings)),
        new PciDevicesHook(Configured.of(PciDevicesConfig.class, settings)),
        new ExtraHardwareHook(Configured.of(ExtraHardwareConfig.class, settings)),
        new RaidDeviceHook(),
        new LldpBasicHook(),
        new LocalLinkConnectionHook(processing),
        new PhysicalNetworkHook(processing, Configured.of(PhysicalNetworksConfig.class, settings)),
        new AcceleratorsHook(Configured.of(AcceleratorsConfig.class, settings)),
        new ExampleHook());
  }

  /** The hook of a name. */
  public static ProcessingHook named(String name, Map<String, String> settings) {
    return HookSelection.select(all(settings), List.of(name)).get(0);
  }
}
