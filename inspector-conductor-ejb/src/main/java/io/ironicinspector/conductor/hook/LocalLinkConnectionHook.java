package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.hook.lldp.LldpFrame;
import io.ironicinspector.conductor.hook.lldp.LldpLink;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ironic.PortChanges;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.JsonPointers;
import io.ironicinspector.conductor.ramdisk.InventoryInterface;
import io.ironicinspector.conductor.ramdisk.MacText;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells each port which port of which switch it is connected to. */
@Dependent
final class LocalLinkConnectionHook implements ProcessingHook {
  private static final String FIELD = "/local_link_connection";

  private final boolean overwrite;

  @Inject
  LocalLinkConnectionHook(ProcessingConfig config) {
    this.overwrite = config.overwriteExisting();
  }

  @Override
  public String name() {
    return "local_link_connection";
  }

  @Override
  public void beforeUpdate(RamdiskData data, NodeUpdate node) {
    data.interfaces().forEach(found -> Leniently.run(node, () -> update(data, found, node)));
  }

  private void update(RamdiskData data, InventoryInterface found, NodeUpdate node) {
    Optional<PortChanges> port = found.mac().flatMap(node::port);
    if (port.isEmpty()) {
      return;
    }
    Map<String, String> link = processed(found.stored().get("lldp_processed"));
    if (link.isEmpty()) {
      link = LldpLink.of(LldpFrame.of(data, found.name(), found.sent()));
    }
    link.forEach((item, value) -> set(port.get(), item, value));
  }

  private void set(PortChanges port, String item, String value) {
    String pointer = JsonPointers.child(FIELD, item);
    if (overwrite || port.field(pointer).isEmpty()) {
      port.wish(pointer, JsonDocuments.string(value));
    }
  }

  /** What an earlier hook found; a switch is known by a MAC address only. */
  private static Map<String, String> processed(JsonField lldp) {
    Map<String, String> link = new LinkedHashMap<>();
    lldp.get("switch_chassis_id")
        .text()
        .filter(text -> MacText.parse(text).isPresent())
        .ifPresent(mac -> link.put(LldpLink.SWITCH_ID, mac));
    lldp.get("switch_port_id").text().ifPresent(port -> link.put(LldpLink.PORT_ID, port));
    return link;
  }
}
