package io.ironicinspector.endtoend;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One of the requests that {@code /openapi} describes.
 *
 * @param method in upper case
 */
record Operation(String method, String path, JsonObject description) {
  static List<Operation> all(JsonObject openApi) {
    List<Operation> all = new ArrayList<>();
    openApi
        .getJsonObject("paths")
        .forEach(
            (path, methods) ->
                methods
                    .asJsonObject()
                    .forEach(
                        (method, operation) ->
                            all.add(
                                new Operation(
                                    method.toUpperCase(Locale.ROOT),
                                    path,
                                    operation.asJsonObject()))));
    return all;
  }

  boolean takesBody() {
    return description.containsKey("requestBody");
  }

  /** Only for who says who it is, if the service asks at all. */
  boolean isProtected() {
    return description.containsKey("security") && !description.getJsonArray("security").isEmpty();
  }

  boolean describes(int status) {
    return description.getJsonObject("responses").containsKey(String.valueOf(status));
  }
}
