package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.PciDevice;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads the PCI devices that a ramdisk lists. */
final class PciDevices {
  private PciDevices() {}

  /** Calls {@code user} with each one; a malformed one is left out. */
  static void forEach(RamdiskData data, NodeUpdate node, BiConsumer<PciDevice, JsonField> user) {
    JsonField devices = data.field("pci_devices");
    if (devices.isFalsy()) {
      Leniently.warn(node, "no pci_devices in the ramdisk's data");
      return;
    }
    Leniently.run(
        node,
        () ->
            devices
                .elements()
                .forEach(
                    field ->
                        Leniently.run(
                            node,
                            () -> read(field).ifPresent(device -> user.accept(device, field)))));
  }

  private static Optional<PciDevice> read(JsonField device) {
    Optional<String> product = device.get("product_id").text();
    return device
        .get("vendor_id")
        .text()
        .flatMap(vendor -> product.map(id -> new PciDevice(vendor, id)));
  }
}
