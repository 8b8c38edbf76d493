package io.ironicinspector.conductor.configuration;

import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.MalformedFieldException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the YAML file that lists accelerators. */
final class KnownAccelerators {
  private static final String OPTION = "[accelerators] known_devices";
  private static final String SHIPPED = "known_accelerators.yaml";

  private KnownAccelerators() {}

  static Map<PciDevice, JsonObject> shipped() {
    try (InputStream in = KnownAccelerators.class.getResourceAsStream(SHIPPED);
        Reader reader =
            new InputStreamReader(Objects.requireNonNull(in, SHIPPED), StandardCharsets.UTF_8)) {
      return devices(SHIPPED, reader);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Map<PciDevice, JsonObject> read(String path) {
    try (Reader reader = Files.newBufferedReader(Path.of(path))) {
      return devices(path, reader);
    } catch (IOException | InvalidPathException unreadable) {
      throw new IllegalArgumentException(
          "%s must be a file that can be read, was %s: %s".formatted(OPTION, path, unreadable),
          unreadable);
    }
  }

  private static Map<PciDevice, JsonObject> devices(String path, Reader reader) {
    Map<PciDevice, JsonObject> devices = new LinkedHashMap<>();
    try {
      JsonField file = new JsonField("it", json(path, reader));
      JsonField list = file.get("pci_devices");
      if (list.isFalsy()) {
        throw list.wrongType("a list with at least one device");
      }
      for (JsonField device : list.elements()) {
        devices.put(
            new PciDevice(required(device, "vendor_id"), required(device, "device_id")),
            device.value().asJsonObject());
      }
    } catch (MalformedFieldException malformed) {
      throw refused(path, malformed.getMessage(), malformed);
    }
    return Collections.unmodifiableMap(devices);
  }

  private static String required(JsonField device, String name) {
    JsonField field = device.get(name);
    return field.text().orElseThrow(() -> field.wrongType("a text"));
  }

  private static JsonValue json(String path, Reader reader) {
    try {
      return JsonDocuments.of(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader));
    } catch (YAMLException notYaml) {
      throw refused(path, notYaml.getMessage(), notYaml);
    }
  }

  private static IllegalArgumentException refused(String path, String why, Throwable cause) {
    return new IllegalArgumentException(
        "%s must be a YAML file with a list pci_devices, each with vendor_id and device_id as text,"
                .formatted(OPTION)
            + " was %s: %s".formatted(path, why),
        cause);
  }
}
