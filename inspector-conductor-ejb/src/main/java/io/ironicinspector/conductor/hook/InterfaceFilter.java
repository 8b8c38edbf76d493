package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.PortsConfig.AddPorts;
import io.ironicinspector.conductor.json.PythonText;
import io.ironicinspector.conductor.ramdisk.FoundInterface;
import io.ironicinspector.conductor.ramdisk.IpText;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/** Leaves the interfaces that {@code [processing] add_ports} asks for. */
final class InterfaceFilter {
  private static final Logger LOG = Logger.getLogger(InterfaceFilter.class.getName());

  private final AddPorts add;

  InterfaceFilter(AddPorts add) {
    this.add = add;
  }

  /**
   * Those that are asked for.
   *
   * @throws HookFailedException if none is, and one has text that is no IP address
   */
  Map<String, FoundInterface> suitable(Map<String, FoundInterface> all, boolean pxeMacKnown) {
    if (add == AddPorts.PXE && !pxeMacKnown) {
      LOG.warning(
          "No boot_interface in the ramdisk's data; interfaces with an IP address are taken");
    }
    Map<String, FoundInterface> suitable = new LinkedHashMap<>();
    List<String> malformed = new ArrayList<>();
    all.forEach(
        (name, found) -> {
          Optional<InetAddress> ip = ip(name, found, malformed);
          if (!isLoopback(name, ip) && isWanted(found, ip.isPresent(), pxeMacKnown)) {
            suitable.put(name, found);
          }
        });
    if (suitable.isEmpty() && !malformed.isEmpty()) {
      throw new HookFailedException(malformed.get(0));
    }
    return suitable;
  }

  private boolean isWanted(FoundInterface found, boolean hasIp, boolean pxeMacKnown) {
    if (add == AddPorts.PXE && pxeMacKnown && !found.pxe()) {
      return false;
    }
    return add == AddPorts.ALL || hasIp;
  }

  private static boolean isLoopback(String name, Optional<InetAddress> ip) {
    return name.equals("lo") || ip.map(InetAddress::isLoopbackAddress).orElse(false);
  }

  /** One interface with nonsense is no reason to lose the others. */
  private static Optional<InetAddress> ip(
      String name, FoundInterface found, List<String> malformed) {
    Optional<String> text = found.ip().filter(sent -> !sent.isEmpty());
    Optional<InetAddress> ip = text.flatMap(IpText::parse);
    if (text.isPresent() && ip.isEmpty()) {
      malformed.add(
          "interface %s in the inventory: failed to detect a valid IP address from %s"
              .formatted(name, PythonText.repr(text.get())));
      LOG.warning(malformed.get(malformed.size() - 1));
    }
    return ip;
  }
}
