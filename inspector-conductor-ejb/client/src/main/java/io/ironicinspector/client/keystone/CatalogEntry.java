package io.ironicinspector.client.keystone;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to look for in Keystone's catalog.
 *
 * @param type the service's
 * @param name the service's; empty: any
 * @param interfaces kinds of address, the best first
 * @param region of the address; empty: any
 */
record CatalogEntry(
    String type, Optional<String> name, List<String> interfaces, Optional<String> region) {
  CatalogEntry {
    interfaces = List.copyOf(interfaces);
  }

  /**
   * The first address of the best kind.
   *
   * @throws IllegalArgumentException if it is not an address
   */
  Optional<URI> in(JsonArray catalog) {
    List<JsonObject> addresses =
        objects(catalog)
            .filter(service -> service.getString("type", "").equals(type))
            .filter(service -> isOr(name, service, "name"))
            .flatMap(service -> objects(service.getJsonArray("endpoints")))
            .filter(
                address -> isOr(region, address, "region_id") || isOr(region, address, "region"))
            .toList();
    return interfaces.stream()
        .flatMap(
            kind -> addresses.stream().filter(each -> isOr(Optional.of(kind), each, "interface")))
        .map(address -> address.getString("url", "").replaceAll("/+$", ""))
        .filter(url -> !url.isEmpty())
        .map(URI::create)
        .findFirst();
  }

  private static boolean isOr(Optional<String> wanted, JsonObject object, String member) {
    return wanted.isEmpty() || wanted.get().equals(object.getString(member, ""));
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array == null
        ? Stream.empty()
        : array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  @Override
  public String toString() {
    return "service of type %s%s with an address of kind %s%s"
        .formatted(
            type,
            name.map(text -> " and name " + text).orElse(""),
            String.join(" or ", interfaces),
            region.map(text -> " in region " + text).orElse(""));
  }
}
