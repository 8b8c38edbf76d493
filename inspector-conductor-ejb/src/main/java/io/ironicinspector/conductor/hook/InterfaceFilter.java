package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.PortsConfig.AddPorts;
import io.ironicinspector.conductor.json.PythonText;
import io.ironicinspector.conductor.ramdisk.FoundInterface;
import io.ironicinspector.conductor.ramdisk.IpText;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Logger;

/** Leaves the interfaces that {@code [processing] add_ports} asks for. */
final class InterfaceFilter {
  private static final Logger LOG = Logger.getLogger(InterfaceFilter.class.getName());

  private final AddPorts add;

  InterfaceFilter(AddPorts add) {
    this.add = add;
  }

  Map<String, FoundInterface> suitable(Map<String, FoundInterface> all, boolean pxeMacKnown) {
    if (add == AddPorts.PXE && !pxeMacKnown) {
      LOG.warning(
          "No boot_interface in the ramdisk's data; interfaces with an IP address are taken");
    }
    Map<String, FoundInterface> suitable = new LinkedHashMap<>();
    all.forEach(
        (name, found) -> {
          if (!isLoopback(name, found) && isWanted(found, pxeMacKnown)) {
            suitable.put(name, found);
          }
        });
    return suitable;
  }

  private boolean isWanted(FoundInterface found, boolean pxeMacKnown) {
    if (add == AddPorts.PXE && pxeMacKnown && !found.pxe()) {
      return false;
    }
    return add == AddPorts.ALL || found.ip().isPresent();
  }

  private static boolean isLoopback(String name, FoundInterface found) {
    return name.equals("lo")
        || found.ip().map(ip -> parsed(name, ip).isLoopbackAddress()).orElse(false);
  }

  private static InetAddress parsed(String name, String ip) {
    return IpText.parse(ip)
        .orElseThrow(
            () ->
                new HookFailedException(
                    "interface %s in the inventory: failed to detect a valid IP address from %s"
                        .formatted(name, PythonText.repr(ip))));
  }
}
