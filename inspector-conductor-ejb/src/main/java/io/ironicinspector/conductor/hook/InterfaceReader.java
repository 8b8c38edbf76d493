package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.ramdisk.FoundInterface;
import io.ironicinspector.conductor.ramdisk.IpText;
import io.ironicinspector.conductor.ramdisk.MacText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads the inventory's interfaces; those without a name or a MAC address are left out. */
final class InterfaceReader {
  private static final Logger LOG = Logger.getLogger(InterfaceReader.class.getName());

  /** By name; a later one of the same name wins. */
  Map<String, FoundInterface> read(JsonField interfaces, Optional<String> pxeMac) {
    Map<String, FoundInterface> found = new LinkedHashMap<>();
    for (JsonField item : interfaces.elements()) {
      Optional<String> name = item.get("name").text();
      if (name.isEmpty()) {
        LOG.log(Level.WARNING, "{0} has no name, ignored", item.path());
        continue;
      }
      mac(item).ifPresent(mac -> found.put(name.get(), found(item, mac, pxeMac)));
    }
    return found;
  }

  private static Optional<String> mac(JsonField item) {
    Optional<String> text = item.get("mac_address").text();
    Optional<String> mac = text.flatMap(MacText::parse);
    if (text.isPresent() && mac.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "{0}.mac_address is no MAC address, ignored: {1}",
          new Object[] {item.path(), text.get()});
    }
    return mac;
  }

  private static FoundInterface found(JsonField item, String mac, Optional<String> pxeMac) {
    Optional<String> v4 = item.get("ipv4_address").text();
    Optional<String> v6 = item.get("ipv6_address").textAsSent().map(IpText::withoutZone);
    boolean pxe = pxeMac.filter(mac::equals).isPresent();
    return new FoundInterface(v4.or(() -> v6), mac, item.get("client_id").textAsSent(), pxe);
  }
}
