package io.ironicinspector.conductor.ramdisk;

import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.MalformedFieldException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The document that a ramdisk posted, and what hooks add to it. Belongs to one run and one thread
 * at a time.
 */
public final class RamdiskData {
  /** Base64 of megabytes; never stored. */
  private static final String LOGS = "logs";

  private static final Set<String> NO_V4 = Set.of("", "0.0.0.0");
  private static final Set<String> NO_V6 = Set.of("", "::/0");

  private final Map<String, JsonValue> fields;

  public RamdiskData(JsonObject posted) {
    this.fields = new LinkedHashMap<>(posted);
  }

  /** A top-level field. */
  public JsonField field(String name) {
    return new JsonField(name, fields.getOrDefault(name, JsonValue.NULL));
  }

  /** Sets a top-level field. */
  public void put(String name, JsonValue value) {
    fields.put(name, value);
  }

  /** Removes a top-level field. */
  public void remove(String name) {
    fields.remove(name);
  }

  /** The whole document. */
  public JsonObject whole() {
    JsonObjectBuilder builder = JsonDocuments.object();
    fields.forEach(builder::add);
    return builder.build();
  }

  /** The whole document without what is not for storing. */
  public JsonObject storable() {
    JsonObjectBuilder builder = JsonDocuments.object();
    fields.forEach(
        (name, value) -> {
          if (!name.equals(LOGS)) {
            builder.add(name, value);
          }
        });
    return builder.build();
  }

  /**
   * The inventory, with at least one interface; an empty list of disks is added if there is none.
   *
   * @throws MalformedFieldException if it is missing or not usable, with upstream's text
   */
  public JsonField inventory() {
    JsonField inventory = field("inventory");
    if (inventory.isFalsy()) {
      throw new MalformedFieldException("Hardware inventory is empty or missing");
    }
    if (inventory.get("interfaces").isFalsy()) {
      throw new MalformedFieldException("No network interfaces provided in the inventory");
    }
    if (inventory.get("disks").isFalsy()) {
      put(
          "inventory",
          JsonDocuments.object(inventory.value().asJsonObject())
              .add("disks", JsonValue.EMPTY_JSON_ARRAY)
              .build());
    }
    return field("inventory");
  }

  /**
   * The interfaces of the inventory whose names {@code all_interfaces} has too, each with what is
   * stored there; none if no hook made it.
   */
  public List<InventoryInterface> interfaces() {
    JsonField found = field("all_interfaces");
    Set<String> names = found.object().orElse(JsonValue.EMPTY_JSON_OBJECT).keySet();
    List<InventoryInterface> interfaces = new ArrayList<>();
    for (JsonField item : inventory().get("interfaces").elements()) {
      item.get("name")
          .text()
          .filter(names::contains)
          .ifPresent(name -> interfaces.add(new InventoryInterface(name, item, found.get(name))));
    }
    return List.copyOf(interfaces);
  }

  /**
   * Adds a field to what is stored of an interface, under {@code all_interfaces} and, if it is
   * there, {@code interfaces}.
   */
  public void putOfInterface(String interfaceName, String name, JsonValue value) {
    for (String list : List.of("all_interfaces", "interfaces")) {
      JsonField stored = field(list).get(interfaceName);
      stored
          .object()
          .map(object -> JsonDocuments.object(object).add(name, value).build())
          .ifPresent(
              changed ->
                  put(
                      list,
                      JsonDocuments.object(field(list).value().asJsonObject())
                          .add(interfaceName, changed)
                          .build()));
    }
  }

  /** The interface that the ramdisk booted from. */
  public Optional<String> pxeMac() {
    return field("boot_interface").text().map(RamdiskData::withoutHardwareType);
  }

  /** The BMC's IPv4 address as the ramdisk sees it. */
  public Optional<String> bmcV4() {
    return bmc("bmc_address", "ipmi_address", NO_V4);
  }

  /** The BMC's IPv6 address, perhaps with a prefix length. */
  public Optional<String> bmcV6() {
    return bmc("bmc_v6address", "ipmi_v6address", NO_V6);
  }

  private Optional<String> bmc(String inventoryKey, String legacyKey, Set<String> none) {
    JsonField inventory = field("inventory");
    // A key that is there and null counts: the ramdisk looked and found nothing.
    boolean modern = inventory.object().map(o -> o.containsKey(inventoryKey)).orElse(false);
    JsonField address = modern ? inventory.get(inventoryKey) : field(legacyKey);
    return address.text().filter(text -> !none.contains(text));
  }

  /** PXE loaders put the hardware type in front and use dashes: 01-aa-bb-... */
  private static String withoutHardwareType(String bootInterface) {
    int dash = bootInterface.indexOf('-');
    return dash < 0
        ? bootInterface
        : bootInterface.substring(dash + 1).replace('-', ':').toLowerCase(Locale.ROOT);
  }
}
