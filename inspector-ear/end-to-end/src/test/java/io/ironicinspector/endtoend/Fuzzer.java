package io.ironicinspector.endtoend;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends requests that {@code /openapi} describes, with parameters and bodies between right and
 * absurd, and looks at each answer: described, no 5xx but 503, an error in JSON, in time. Not
 * thread-safe.
 */
final class Fuzzer {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String VERSION = "X-OpenStack-Ironic-Inspector-API-Version";
  private static final List<String> OPERATORS =
      List.of("eq", "ne", "gt", "matches", "contains", "in-net", "is-empty", "nonsense");
  private static final List<String> ACTIONS =
      List.of("fail", "set-attribute", "set-capability", "extend-attribute", "log", "add-trait");
  private static final List<String> FIELDS =
      List.of(
          "memory_mb", "data://inventory.interfaces[*].name", "node://driver_info.x", "data://[");

  /** One of the requests that are described. */
  record Operation(String method, String path, JsonObject description) {
    boolean takesBody() {
      return description.containsKey("requestBody");
    }

    Set<String> statuses() {
      return description.getJsonObject("responses").keySet();
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final List<Operation> operations;
  private final List<String> nodes;
  private final JsonObject inventory;
  private final Noise noise;

  /**
   * Begins.
   *
   * @param nodes UUIDs and names that exist
   * @param inventory the data of one of their ramdisks
   */
  Fuzzer(String url, JsonObject openApi, List<String> nodes, JsonObject inventory, long seed) {
    this.url = url;
    this.operations = operations(openApi);
    this.nodes = nodes;
    this.inventory = inventory;
    this.noise = new Noise(seed);
  }

  private static List<Operation> operations(JsonObject openApi) {
    List<Operation> found = new ArrayList<>();
    openApi
        .getJsonObject("paths")
        .forEach(
            (path, methods) ->
                methods
                    .asJsonObject()
                    .forEach(
                        (method, operation) ->
                            found.add(new Operation(method, path, operation.asJsonObject()))));
    return found;
  }

  /** What was wrong with the answers to so many requests, one line for each. */
  List<String> run(int requests) throws InterruptedException {
    List<String> complaints = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      Operation operation = noise.of(operations);
      HttpRequest request = request(operation);
      String name = "request %d: %s %s".formatted(i, request.method(), request.uri());
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        complaint(operation, answer).ifPresent(text -> complaints.add(name + ": " + text));
      } catch (IOException noAnswer) {
        complaints.add(name + ": " + noAnswer);
      }
    }
    return complaints;
  }

  private static Optional<String> complaint(Operation operation, HttpResponse<String> answer) {
    int status = answer.statusCode();
    String seen = status + " " + answer.body().lines().findFirst().orElse("");
    if (status >= 500 && status != 503) {
      return Optional.of("answers " + seen);
    }
    // 404: a slash or nothing where a name should be makes it another path.
    if (!operation.statuses().contains(String.valueOf(status)) && status != 404 && status != 405) {
      return Optional.of("answers what is not described: " + seen);
    }
    // The server itself refuses what is no path, before any application.
    boolean json = answer.headers().firstValue("X-Openstack-Request-Id").isPresent();
    if (status >= 400
        && json
        && !operation.path().startsWith("/health")
        && !isError(answer.body())) {
      return Optional.of("the error is not in JSON: " + seen);
    }
    return Optional.empty();
  }

  private static boolean isError(String body) {
    try {
      return Http.json(body).getJsonObject("error").getString("message") != null;
    } catch (RuntimeException other) { // no JSON, or of another shape
      return false;
    }
  }

  private HttpRequest request(Operation operation) {
    byte[] body = operation.takesBody() ? noise.bytes(body(operation)) : new byte[0];
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path(operation) + query(operation)))
            .timeout(PATIENCE)
            .method(
                operation.method().toUpperCase(Locale.ROOT),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (noise.oneIn(5)) {
      request.header(VERSION, noise.of(List.of("1.0", "1.18", "latest", "1.19", "x", "1.2.3", "")));
    }
    if (noise.oneIn(5)) {
      request.header("Content-Type", noise.of(List.of("text/html", "nonsense", "a/b; charset=x")));
      request.header("Accept", noise.of(List.of("text/html", "nonsense", "*/*;q=x")));
    }
    return request.build();
  }

  private String path(Operation operation) {
    String node = noise.oneIn(3) ? noise.encoded() : Noise.encoded(noise.of(nodes));
    String path =
        operation
            .path()
            .replace("{node}", node)
            .replace("{version}", noise.oneIn(2) ? "v1" : noise.encoded())
            .replace("{rule}", noise.encoded())
            .replace("{run}", noise.oneIn(2) ? String.valueOf(noise.below(9)) : noise.encoded());
    return noise.oneIn(10) ? path + "/" : path;
  }

  private String query(Operation operation) {
    if (!operation.description().containsKey("parameters")) {
      return "";
    }
    String query =
        operation.description().getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
            .filter(parameter -> parameter.getString("in", "").equals("query"))
            .filter(parameter -> noise.oneIn(2))
            .map(parameter -> parameter.getString("name") + "=" + value(parameter))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private String value(JsonObject parameter) {
    if (noise.oneIn(2)) {
      return noise.encoded();
    }
    return switch (parameter.getString("name")) {
      case "limit" -> String.valueOf(noise.below(5));
      case "marker" -> Noise.encoded(noise.of(nodes));
      case "state" -> noise.of(List.of("error", "finished,waiting", "error,,", "%20error"));
      default -> noise.of(List.of("true", "0", "maybe"));
    };
  }

  private JsonValue body(Operation operation) {
    if (noise.oneIn(6)) {
      return noise.json(0);
    }
    if (operation.path().startsWith("/v1/rules")) {
      JsonValue rule = rule();
      return noise.oneIn(2) ? noise.spoilt(rule) : rule;
    }
    return noise.oneIn(4) ? inventory : noise.spoilt(inventory);
  }

  private JsonObject rule() {
    return Json.createObjectBuilder()
        .add("description", noise.text())
        .add(
            "conditions",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("op", noise.of(OPERATORS))
                        .add("field", noise.of(FIELDS))
                        .add("multiple", noise.of(List.of("any", "all", "first")))
                        .add("value", noise.json(2))))
        .add(
            "actions",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("action", noise.of(ACTIONS))
                        .add("message", noise.text())
                        .add("path", noise.of(List.of("/extra/a", "/driver_info/x", "nowhere")))
                        .add("name", noise.text())
                        .add("value", noise.json(2))))
        .build();
  }
}
