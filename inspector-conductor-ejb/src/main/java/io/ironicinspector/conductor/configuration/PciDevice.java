package io.ironicinspector.conductor.configuration;

import java.util.Objects;

/** What a PCI device is: the ids of its vendor and its product, as the ramdisk writes them. */
public record PciDevice(String vendorId, String productId) {
  public PciDevice {
    Objects.requireNonNull(vendorId, "vendorId");
    Objects.requireNonNull(productId, "productId");
  }
}
