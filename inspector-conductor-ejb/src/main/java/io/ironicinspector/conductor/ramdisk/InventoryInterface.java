package io.ironicinspector.conductor.ramdisk;

import io.ironicinspector.conductor.json.JsonField;
import java.util.Objects;
import java.util.Optional;

/**
 * A network interface as the ramdisk sent it, and as an earlier hook stored it.
 *
 * @param sent in the inventory
 * @param stored in {@code all_interfaces}
 */
public record InventoryInterface(String name, JsonField sent, JsonField stored) {
  public InventoryInterface {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(sent, "sent");
    Objects.requireNonNull(stored, "stored");
  }

  /** The MAC address in lower case; empty if what was sent is none. */
  public Optional<String> mac() {
    return sent.get("mac_address").text().flatMap(MacText::parse);
  }
}
