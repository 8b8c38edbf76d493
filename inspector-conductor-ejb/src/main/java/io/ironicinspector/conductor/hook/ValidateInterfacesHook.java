package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.PortsConfig;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.PythonText;
import io.ironicinspector.conductor.ramdisk.FoundInterface;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the interfaces that matter and their MAC addresses, by which the node is found, and keeps
 * the node's ports in step with them.
 */
@Dependent
final class ValidateInterfacesHook implements ProcessingHook {
  private final InterfaceReader reader;
  private final InterfaceFilter filter;
  private final PortUpdate ports;

  @Inject
  ValidateInterfacesHook(ProcessingConfig processing, PortsConfig ports) {
    this.reader = new InterfaceReader();
    this.filter = new InterfaceFilter(ports.add());
    this.ports = new PortUpdate(processing, ports);
  }

  @Override
  public String name() {
    return "validate_interfaces";
  }

  @Override
  public void beforeProcessing(RamdiskData data) {
    JsonField inventory = data.inventory();
    data.put("ipmi_address", orNull(data.bmcV4()));
    data.put("ipmi_v6address", orNull(data.bmcV6()));
    Optional<String> pxeMac = data.pxeMac();
    Map<String, FoundInterface> all = reader.read(inventory.get("interfaces"), pxeMac);
    if (all.isEmpty()) {
      throw new HookFailedException("No interfaces supplied by the ramdisk");
    }
    // Stored before the filter may fail: the node is still found by these, and gets the error.
    data.put("all_interfaces", FoundInterface.toJson(all));
    Map<String, FoundInterface> suitable = filter.suitable(all, pxeMac.isPresent());
    if (suitable.isEmpty()) {
      throw new HookFailedException(
          "No suitable interfaces found in " + PythonText.repr(FoundInterface.toJson(all)));
    }
    data.put("interfaces", FoundInterface.toJson(suitable));
    data.put("macs", macs(suitable));
  }

  @Override
  public void beforeUpdate(RamdiskData data, NodeUpdate node) {
    ports.collect(
        FoundInterface.readAll(data.field("all_interfaces")),
        FoundInterface.readAll(data.field("interfaces")),
        node);
  }

  private static JsonValue macs(Map<String, FoundInterface> interfaces) {
    return JsonDocuments.array(
        interfaces.values().stream().map(found -> JsonDocuments.string(found.mac())).toList());
  }

  private static JsonValue orNull(Optional<String> text) {
    return text.<JsonValue>map(ValidateInterfacesHook::string).orElse(JsonValue.NULL);
  }

  private static JsonString string(String text) {
    return JsonDocuments.string(text);
  }
}
