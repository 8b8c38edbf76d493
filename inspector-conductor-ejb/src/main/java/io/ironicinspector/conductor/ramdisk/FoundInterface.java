package io.ironicinspector.conductor.ramdisk;

import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A network interface in the form in which it is stored, under {@code all_interfaces} and {@code
 * interfaces}.
 *
 * @param mac in lower case
 * @param clientId of InfiniBand; may be {@code ""}, as may {@code ip}, if the ramdisk sent that
 * @param pxe whether the machine booted from it
 */
public record FoundInterface(
    Optional<String> ip, String mac, Optional<String> clientId, boolean pxe) {

  public JsonObject toJson() {
    JsonObjectBuilder json = JsonDocuments.object();
    addOrNull(json, "ip", ip);
    json.add("mac", mac);
    addOrNull(json, "client_id", clientId);
    return json.add("pxe", pxe).build();
  }

  /** What an earlier hook stored in {@code field}, by interface name. */
  public static Map<String, FoundInterface> readAll(JsonField field) {
    Map<String, FoundInterface> found = new LinkedHashMap<>();
    field
        .object()
        .orElse(JsonValue.EMPTY_JSON_OBJECT)
        .keySet()
        .forEach(name -> found.put(name, read(field.get(name))));
    return found;
  }

  /** The stored form of several. */
  public static JsonObject toJson(Map<String, FoundInterface> interfaces) {
    JsonObjectBuilder json = JsonDocuments.object();
    interfaces.forEach((name, found) -> json.add(name, found.toJson()));
    return json.build();
  }

  private static FoundInterface read(JsonField field) {
    return new FoundInterface(
        field.get("ip").textAsSent(),
        field.get("mac").text().orElseThrow(() -> field.get("mac").wrongType("a MAC address")),
        field.get("client_id").textAsSent(),
        JsonValue.TRUE.equals(field.get("pxe").value()));
  }

  private static void addOrNull(JsonObjectBuilder json, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> json.add(name, text), () -> json.addNull(name));
  }
}
