package io.ironicinspector.conductor.hook.lldp;

import java.util.ArrayList;
import java.util.List;

/** What a switch is able to do: bits, the lowest (other) without a name. */
final class SystemCapability {
  /** From bit 1 upwards. */
  private static final List<String> NAMES =
      List.of(
          "Repeater",
          "Bridge",
          "WLAN",
          "Router",
          "Telephone",
          "DOCSIS cable device",
          "Station only",
          "C-Vlan",
          "S-Vlan",
          "TPMR");

  private SystemCapability() {}

  static List<String> named(int bits) {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      if ((bits & (2 << i)) != 0) {
        named.add(NAMES.get(i));
      }
    }
    return named;
  }
}
