package io.ironicinspector.simulator.page;

import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One page of a list.
 *
 * @param collection its name in the body, such as {@code nodes}
 * @param resource its path below /v1, such as {@code nodes/detail}
 * @param items the documents of this page, at most {@code limit}
 * @param fields the chosen fields; empty for all
 */
public record Page(
    String collection,
    String resource,
    List<JsonObject> items,
    int limit,
    Optional<List<String>> fields) {

  /** The items after the one with uuid {@code marker}. */
  public static List<JsonObject> cut(List<JsonObject> all, Optional<String> marker, int limit) {
    return all.stream()
        .dropWhile(item -> marker.isPresent() && !uuid(item).equals(marker.get()))
        .skip(marker.isPresent() ? 1 : 0)
        .limit(limit)
        .toList();
  }

  /** The body; as Ironic does it, a full page has a {@code next} link even if it is the last. */
  public JsonObject body(UriInfo uri, UnaryOperator<JsonObject> view) {
    JsonArrayBuilder array = JsonText.array();
    items.forEach(item -> array.add(view.apply(item)));
    JsonObjectBuilder body = JsonText.object().add(collection, array);
    if (items.size() == limit) {
      body.add("next", next(uri));
    }
    return body.build();
  }

  private String next(UriInfo uri) {
    var link = new StringBuilder(uri.getBaseUri() + "v1/" + resource + "?");
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              if (!List.of("limit", "marker", "fields", "sort_key", "sort_dir").contains(name)) {
                link.append(name).append('=').append(values.get(0)).append('&');
              }
            });
    link.append("sort_key=id&sort_dir=asc&");
    fields.ifPresent(names -> link.append("fields=").append(String.join(",", names)).append('&'));
    return link.append("limit=")
        .append(limit)
        .append("&marker=")
        .append(uuid(items.get(items.size() - 1)))
        .toString();
  }

  private static String uuid(JsonObject item) {
    return item.getString("uuid");
  }
}
