package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.AcceleratorsConfig;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the accelerators among a machine's PCI devices in a property of its node. */
@Dependent
final class AcceleratorsHook implements ProcessingHook {
  private final AcceleratorsConfig config;

  @Inject
  AcceleratorsHook(AcceleratorsConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "accelerators";
  }

  @Override
  public void beforeUpdate(RamdiskData data, NodeUpdate node) {
    List<JsonObject> found = new ArrayList<>();
    PciDevices.forEach(
        data,
        node,
        (device, field) -> {
          Optional<JsonObject> known = Optional.ofNullable(config.knownDevices().get(device));
          if (known.isPresent()) {
            JsonString bus =
                field
                    .get("bus")
                    .text()
                    .map(JsonDocuments::string)
                    .orElseThrow(() -> field.get("bus").wrongType("a PCI address"));
            found.add(JsonDocuments.object(known.get()).add("pci_address", bus).build());
          }
        });
    if (!found.isEmpty()) {
      node.setProperty("accelerators", JsonDocuments.array(found));
    }
  }
}
