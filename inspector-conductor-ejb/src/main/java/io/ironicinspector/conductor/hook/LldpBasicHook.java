package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.hook.lldp.LldpFrame;
import io.ironicinspector.conductor.hook.lldp.LldpReport;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.ramdisk.InventoryInterface;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;
import jakarta.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes readable what the switches said about themselves. */
@Dependent
final class LldpBasicHook implements ProcessingHook {
  @Override
  public String name() {
    return "lldp_basic";
  }

  @Override
  public void beforeUpdate(RamdiskData data, NodeUpdate node) {
    Set<String> known =
        data.interfaces().stream().map(InventoryInterface::name).collect(Collectors.toSet());
    for (JsonField item : data.inventory().get("interfaces").elements()) {
      item.get("name")
          .text()
          .ifPresent(
              name ->
                  Leniently.run(node, () -> read(data, node, name, item, known.contains(name))));
    }
  }

  private static void read(
      RamdiskData data, NodeUpdate node, String name, JsonField item, boolean isKnown) {
    JsonObject report = LldpReport.of(LldpFrame.of(data, name, item));
    if (report.isEmpty()) {
      return;
    }
    if (isKnown) {
      data.putOfInterface(name, "lldp_processed", report);
    } else {
      Leniently.warn(node, "%s has LLDP data, but is not in all_interfaces".formatted(item.path()));
    }
  }
}
