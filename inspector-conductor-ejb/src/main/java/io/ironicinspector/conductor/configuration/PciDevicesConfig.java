package io.ironicinspector.conductor.configuration;

import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.MalformedFieldException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Section {@code [pci_devices]}: how the hook {@code pci_devices} names the devices it counts. */
@Dependent
public class PciDevicesConfig {
  private static final Set<String> KEYS = Set.of("vendor_id", "product_id", "name");
  private static final String FORM =
      "{\"vendor_id\": \"...\", \"product_id\": \"...\", \"name\": \"...\"}";

  private final Map<PciDevice, String> aliases;

  @Inject
  PciDevicesConfig(Config config) {
    Map<PciDevice, String> read = new LinkedHashMap<>();
    new RepeatedOption("pci_devices.alias").values(config).forEach(text -> add(read, text));
    this.aliases = Collections.unmodifiableMap(read);
  }

  /** Names of devices; of two entries for one device the last wins. */
  public Map<PciDevice, String> aliases() {
    return aliases;
  }

  private static void add(Map<PciDevice, String> aliases, String text) {
    Optional<JsonObject> alias =
        JsonDocuments.parse(text)
            .filter(json -> json.getValueType() == JsonStructure.ValueType.OBJECT)
            .map(JsonStructure::asJsonObject)
            .filter(json -> json.keySet().equals(KEYS));
    try {
      JsonObject fields = alias.orElseThrow(() -> refused(text));
      aliases.put(
          new PciDevice(required(fields, "vendor_id", text), required(fields, "product_id", text)),
          required(fields, "name", text));
    } catch (MalformedFieldException wrongType) {
      throw refused(text);
    }
  }

  private static String required(JsonObject fields, String name, String text) {
    return JsonField.of(fields, name).text().orElseThrow(() -> refused(text));
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "[pci_devices] alias must be %s, was %s".formatted(FORM, text));
  }
}
