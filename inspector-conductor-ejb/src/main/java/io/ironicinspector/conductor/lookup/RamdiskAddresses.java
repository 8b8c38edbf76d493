package io.ironicinspector.conductor.lookup;

import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.MalformedFieldException;
import io.ironicinspector.conductor.json.PythonText;
import io.ironicinspector.conductor.ramdisk.FoundInterface;
import io.ironicinspector.conductor.ramdisk.IpText;
import io.ironicinspector.conductor.ramdisk.MacText;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * By what a ramdisk can be recognised. Malformed fields count as missing: the failure of the hook
 * that needs them is to reach the node's record, and for that the node must be found.
 *
 * @param bmc addresses of the BMC in canonical form, without prefix length
 * @param macs in lower case
 */
record RamdiskAddresses(List<String> bmc, List<String> macs) {

  static RamdiskAddresses of(RamdiskData data) {
    List<String> bmc = new ArrayList<>();
    for (Function<RamdiskData, Optional<String>> version :
        List.<Function<RamdiskData, Optional<String>>>of(RamdiskData::bmcV4, RamdiskData::bmcV6)) {
      orElse(() -> version.apply(data), Optional.<String>empty())
          .map(IpText::canonical)
          .ifPresent(bmc::add);
    }
    Set<String> macs = orElse(() -> validated(data), Set.of());
    return new RamdiskAddresses(
        List.copyOf(bmc), List.copyOf(macs.isEmpty() ? orElse(() -> raw(data), macs) : macs));
  }

  /** By the names of the stored attributes, in the order in which messages have them. */
  Map<String, List<String>> byAttribute() {
    return new TreeMap<>(Map.of("bmc_address", bmc, "mac", macs));
  }

  @Override
  public String toString() {
    return byAttribute().entrySet().stream()
        .map(entry -> PythonText.repr(entry.getKey()) + ": " + PythonText.repr(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static Set<String> validated(RamdiskData data) {
    Set<String> macs = new LinkedHashSet<>();
    FoundInterface.readAll(data.field("all_interfaces")).values().stream()
        .map(FoundInterface::mac)
        .forEach(macs::add);
    return macs;
  }

  /** When validate_interfaces failed, or is not configured. */
  private static Set<String> raw(RamdiskData data) {
    Set<String> macs = new LinkedHashSet<>();
    for (JsonField item : data.field("inventory").get("interfaces").elements()) {
      orElse(() -> item.get("mac_address").text(), Optional.<String>empty())
          .flatMap(MacText::parse)
          .ifPresent(macs::add);
    }
    return macs;
  }

  private static <T> T orElse(Supplier<T> reading, T missing) {
    try {
      return reading.get();
    } catch (MalformedFieldException malformed) {
      return missing;
    }
  }
}
