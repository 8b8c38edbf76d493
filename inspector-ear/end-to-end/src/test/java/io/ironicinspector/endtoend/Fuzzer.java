package io.ironicinspector.endtoend;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sends requests that {@code /openapi} describes, with methods, parameters, headers and bodies
 * between right and absurd, and looks at each answer: what {@link Attempt} demands, in time. Not
 * thread-safe.
 */
final class Fuzzer {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> METHODS = List.of("OPTIONS", "PUT", "PATCH", "TRACE", "BREW");
  private static final List<String> OPERATORS =
      List.of("eq", "ne", "gt", "matches", "contains", "in-net", "is-empty", "nonsense");
  private static final List<String> ACTIONS =
      List.of("fail", "set-attribute", "set-capability", "extend-attribute", "log", "add-trait");
  private static final List<String> FIELDS =
      List.of(
          "memory_mb", "data://inventory.interfaces[*].name", "node://driver_info.x", "data://[");

  /**
   * What is fuzzed.
   *
   * @param user name and password, with a colon between them, that it knows; if it asks
   * @param origin whose pages may use it, if any may
   */
  record Target(
      String url, List<Operation> operations, Optional<String> user, Optional<String> origin) {}

  /** Offers HTTP/2 with each request, which the server must decline. */
  private final HttpClient http = HttpClient.newHttpClient();

  private final Target target;
  private final List<String> nodes;
  private final JsonObject inventory;
  private final Noise noise;
  private final OddHeaders headers;

  /**
   * Begins.
   *
   * @param nodes UUIDs and names that exist
   * @param inventory the data of one of their ramdisks
   */
  Fuzzer(Target target, List<String> nodes, JsonObject inventory, long seed) {
    this.target = target;
    this.nodes = nodes;
    this.inventory = inventory;
    this.noise = new Noise(seed);
    this.headers = new OddHeaders(noise, target.user());
  }

  /** What was wrong with the answers to so many requests, one line for each. */
  List<String> run(int requests) throws InterruptedException {
    List<String> complaints = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      Attempt attempt = attempt(noise.of(target.operations()));
      HttpRequest request = attempt.request();
      String name = "request %d: %s %s".formatted(i, request.method(), request.uri());
      try {
        attempt
            .complaint(http.send(request, BodyHandlers.ofString()))
            .ifPresent(text -> complaints.add(name + " " + request.headers().map() + ": " + text));
      } catch (IOException noAnswer) {
        complaints.add(name + " " + request.headers().map() + ": " + noAnswer);
      }
    }
    return complaints;
  }

  private Attempt attempt(Operation operation) {
    String method = method(operation);
    // TRACE must not have one: the server does not read it, and takes it for the next request.
    boolean takesBody = operation.takesBody() && !method.equals("TRACE");
    byte[] body = takesBody ? noise.bytes(body(operation)) : new byte[0];
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target.url() + path(operation) + query(operation)))
            .timeout(PATIENCE)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    boolean known = headers.addTo(request);
    return new Attempt(operation, request.build(), known, target.origin());
  }

  private String method(Operation operation) {
    if (noise.oneIn(12)) {
      return noise.of(METHODS);
    }
    return operation.method().equals("GET") && noise.oneIn(5) ? "HEAD" : operation.method();
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
