package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.json.PythonText;
import io.ironicinspector.conductor.ramdisk.IpText;
import jakarta.json.JsonValue;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Where a node's BMC answers, as far as its {@code driver_info} tells. Thread-safe. */
public final class BmcAddresses {
  private static final Logger LOG = Logger.getLogger(BmcAddresses.class.getName());

  private final List<String> fields;
  private final HostResolver resolver;

  /**
   * Prepares a search.
   *
   * @param fields keys of driver_info, searched in order after {@code ipmi_address}
   */
  public BmcAddresses(List<String> fields, HostResolver resolver) {
    this.fields = Stream.concat(Stream.of("ipmi_address"), fields.stream()).toList();
    this.resolver = resolver;
  }

  /** One IPv4 and one IPv6 address at most, in canonical form. Asks the system's resolver. */
  public Set<String> of(IronicNode node) {
    if (isBridged(node)) {
      return Set.of();
    }
    // The first field that has a value decides, even if it does not resolve.
    return fields.stream()
        .map(field -> node.driverInfo().getOrDefault(field, JsonValue.NULL))
        .filter(value -> value.getValueType() == JsonValue.ValueType.STRING)
        .map(PythonText::str)
        .filter(Predicate.not(String::isBlank))
        .findFirst()
        .map(value -> addresses(node, value.strip()))
        .orElse(Set.of());
  }

  private static boolean isBridged(IronicNode node) {
    JsonValue bridging = node.driverInfo().getOrDefault("ipmi_bridging", JsonValue.NULL);
    return bridging != JsonValue.NULL && !PythonText.str(bridging).equals("no");
  }

  private Set<String> addresses(IronicNode node, String value) {
    try {
      return lastOfEach(node, resolver.resolve(host(value)));
    } catch (UnknownHostException unknown) {
      LOG.log(
          Level.WARNING,
          "node {0}: the BMC address {1} does not resolve; the ramdisk is found by MAC only",
          new Object[] {node.uuid(), value});
      return Set.of();
    }
  }

  /** The host of a URL, or the value itself; without brackets. */
  private static String host(String value) {
    int scheme = value.indexOf("//");
    String host = value;
    if (scheme >= 0) {
      String authority = value.substring(scheme + 2).replaceFirst("[/?#].*$", "");
      host = authority.replaceFirst("^.*@", "").replaceFirst(":[0-9]*$", "");
    }
    return host.replaceFirst("^\\[(.*)]$", "$1");
  }

  private static Set<String> lastOfEach(IronicNode node, List<InetAddress> found) {
    String v4 = "";
    String v6 = "";
    for (InetAddress address : found) {
      if (address.isLoopbackAddress()) {
        LOG.log(
            Level.WARNING,
            "node {0}: its BMC address is loopback, ignored: {1}",
            new Object[] {node.uuid(), address.getHostAddress()});
      } else if (address instanceof Inet4Address) {
        v4 = IpText.of(address);
      } else {
        v6 = IpText.of(address);
      }
    }
    Set<String> kept = new LinkedHashSet<>(List.of(v4, v6));
    kept.remove("");
    return kept;
  }
}
