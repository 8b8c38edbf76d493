package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.PciDevicesConfig;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the PCI devices that have a name in the configuration; the counts are capabilities. */
@Dependent
final class PciDevicesHook implements ProcessingHook {
  private final PciDevicesConfig config;

  @Inject
  PciDevicesHook(PciDevicesConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "pci_devices";
  }

  @Override
  public void beforeUpdate(RamdiskData data, NodeUpdate node) {
    if (config.aliases().isEmpty()) {
      return;
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    PciDevices.forEach(
        data,
        node,
        (device, field) ->
            Optional.ofNullable(config.aliases().get(device))
                .ifPresent(name -> counts.merge(name, 1, Integer::sum)));
    Map<String, String> capabilities = new LinkedHashMap<>();
    counts.forEach((name, count) -> capabilities.put(name, count.toString()));
    Leniently.run(node, () -> Capabilities.set(node, capabilities));
  }
}
