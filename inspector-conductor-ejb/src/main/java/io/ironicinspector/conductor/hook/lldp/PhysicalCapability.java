package io.ironicinspector.conductor.hook.lldp;

import java.util.ArrayList;
import java.util.List;

/**
 * What a switch's port can speak (the PMD bits of IEEE 802.3).
 *
 * <p>As upstream: the bit of 10BASE-T half duplex stands for full duplex too, and the bit of full
 * duplex for nothing; rules may have been written for that.
 */
final class PhysicalCapability {
  /** From bit 0 upwards. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of("1000BASE-T fdx"),
          List.of("1000BASE-T hdx"),
          List.of("1000BASE-X fdx"),
          List.of("1000BASE-X hdx"),
          List.of("Asym and Sym PAUSE fdx"),
          List.of("Sym PAUSE fdx"),
          List.of("Asym PAUSE fdx"),
          List.of("PAUSE fdx"),
          List.of("100BASE-T2 fdx"),
          List.of("100BASE-T2 hdx"),
          List.of("100BASE-TX fdx"),
          List.of("100BASE-TX hdx"),
          List.of("10BASE-T4"),
          List.of(),
          List.of("10BASE-T hdx", "10BASE-T fdx"));

  private PhysicalCapability() {}

  /** Sorted. */
  static List<String> named(int bits) {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      if ((bits & (1 << i)) != 0) {
        named.addAll(NAMES.get(i));
      }
    }
    return named.stream().sorted().toList();
  }
}
