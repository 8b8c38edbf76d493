package io.ironicinspector.conductor.ironic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server with as much of Ironic as the conductor asks for. */
public final class TestIronic implements AutoCloseable {
  /** A request that came. */
  public record Call(String method, String path, String version, JsonValue body) {
    @Override
    public String toString() {
      return method + " " + path + (body == JsonValue.NULL ? "" : " " + body);
    }
  }

  private record Trouble(int status, int times) {}

  private static final int NEVER_ANSWERS = -1;

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, JsonObject> nodes = new ConcurrentHashMap<>();
  private final Map<String, JsonObject> ports = new ConcurrentSkipListMap<>();
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
  private final List<HttpExchange> hanging = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile String version = "1.78";
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private volatile String acceptedTokens = ".*";
  private volatile String wrong = "nothing";
  private volatile int statusOfWrong;

  public TestIronic() {
    this(0);
  }

  /** Zero: any free port. */
  public TestIronic(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException noPort) {
      throw new IllegalStateException(noPort);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  public void speaks(String newest) {
    version = newest;
  }

  /** Adds a node that can be introspected. */
  public NodeUuid addNode(String uuid, JsonObject fields) {
    JsonObjectBuilder node =
        Json.createObjectBuilder()
            .add("uuid", uuid)
            .add("provision_state", "manageable")
            .add("driver_info", JsonValue.EMPTY_JSON_OBJECT)
            .add("properties", JsonValue.EMPTY_JSON_OBJECT)
            .add("extra", JsonValue.EMPTY_JSON_OBJECT);
    fields.forEach(node::add);
    nodes.put(uuid, node.build());
    return NodeUuid.parse(uuid);
  }

  public void addPort(NodeUuid node, String address) {
    createPort(
        Json.createObjectBuilder()
            .add("node_uuid", node.toString())
            .add("address", address)
            .add("pxe_enabled", true)
            .add("local_link_connection", JsonValue.EMPTY_JSON_OBJECT)
            .build());
  }

  /** The port of an address; null if there is none. */
  public JsonObject port(String address) {
    return ports.values().stream()
        .filter(port -> port.getString("address").equals(address))
        .findFirst()
        .orElse(null);
  }

  public void removeNode(NodeUuid node) {
    nodes.remove(node.toString());
  }

  public JsonObject node(NodeUuid node) {
    return nodes.get(node.toString());
  }

  /** Requests "METHOD path" that match get no answer. */
  public void hangs(String regex) {
    troubles.put(regex, new Trouble(NEVER_ANSWERS, Integer.MAX_VALUE));
  }

  /** Answers all that hangs, with nothing. */
  public void answersAgain() throws IOException {
    troubles.clear();
    for (HttpExchange exchange : hanging) {
      answer(
          exchange,
          200,
          Json.createObjectBuilder().add("ports", Json.createArrayBuilder()).build());
    }
    hanging.clear();
  }

  /** The next requests "METHOD path" that match get this status. */
  public void fails(String regex, int status, int times) {
    troubles.put(regex, new Trouble(status, times));
  }

  /** Requests "METHOD path body" that match get this status. */
  public void finds(String regex, int status) {
    wrong = regex;
    statusOfWrong = status;
  }

  /** Requests with another token get a 401. */
  void acceptsTokens(String regex) {
    acceptedTokens = regex;
  }

  /** Those that requests came with, in order. */
  List<String> tokens() {
    return List.copyOf(tokens);
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Requests "METHOD path body" that match. */
  public long count(String regex) {
    return calls.stream().filter(call -> call.toString().matches(regex)).count();
  }

  public void forgetCalls() {
    calls.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Call call =
        new Call(
            exchange.getRequestMethod(),
            path,
            String.valueOf(exchange.getRequestHeaders().getFirst("OpenStack-API-Version")),
            body.isEmpty() ? JsonValue.NULL : parse(body));
    calls.add(call);
    String token = String.valueOf(exchange.getRequestHeaders().getFirst("X-Auth-Token"));
    tokens.add(token);
    int status =
        call.toString().matches(wrong) ? statusOfWrong : trouble(call.method() + " " + path);
    if (!token.matches(acceptedTokens)) {
      status = 401;
    }
    if (status == NEVER_ANSWERS) {
      hanging.add(exchange);
    } else if (status > 0) {
      answer(exchange, status, fault("told to fail"));
    } else {
      route(exchange, call);
    }
  }

  private synchronized int trouble(String request) {
    for (Map.Entry<String, Trouble> trouble : troubles.entrySet()) {
      if (request.matches(trouble.getKey()) && trouble.getValue().times() > 0) {
        trouble.setValue(new Trouble(trouble.getValue().status(), trouble.getValue().times() - 1));
        return trouble.getValue().status();
      }
    }
    return 0;
  }

  private void route(HttpExchange exchange, Call call) throws IOException {
    String path = call.path();
    if (path.equals("/v1/")) {
      answer(
          exchange,
          200,
          Json.createObjectBuilder()
              .add("version", Json.createObjectBuilder().add("version", version))
              .build());
    } else if (path.startsWith("/v1/nodes")) {
      routeNode(exchange, call);
    } else {
      routePort(exchange, call);
    }
  }

  private void routeNode(HttpExchange exchange, Call call) throws IOException {
    if (call.path().startsWith("/v1/nodes?")) {
      var all = Json.createArrayBuilder();
      nodes.values().forEach(all::add);
      answer(exchange, 200, Json.createObjectBuilder().add("nodes", all).build());
      return;
    }
    if (call.method().equals("POST")) {
      NodeUuid made = addNode(UUID.randomUUID().toString(), call.body().asJsonObject());
      answer(exchange, 201, node(made));
      return;
    }
    String[] segments = call.path().split("/", -1);
    JsonObject node = find(segments[3]);
    if (node == null) {
      answer(exchange, 404, fault("Node " + segments[3] + " could not be found."));
    } else if (call.method().equals("PUT")) {
      answer(exchange, 202, null);
    } else if (call.path().endsWith("/validate")) {
      answer(
          exchange,
          200,
          Json.createObjectBuilder()
              .add(
                  "power",
                  node.getOrDefault(
                      "validation", Json.createObjectBuilder().add("result", true).build()))
              .build());
    } else if (call.method().equals("PATCH")) {
      JsonObject patched = Json.createPatch(call.body().asJsonArray()).apply(node);
      nodes.put(node.getString("uuid"), patched);
      answer(exchange, 200, patched);
    } else {
      answer(exchange, 200, node);
    }
  }

  private JsonObject find(String uuidOrName) {
    return nodes.values().stream()
        .filter(
            node ->
                node.getString("uuid").equals(uuidOrName)
                    || node.getString("name", "").equals(uuidOrName))
        .findFirst()
        .orElse(null);
  }

  private void routePort(HttpExchange exchange, Call call) throws IOException {
    String id = call.path().replaceFirst("^/v1/ports/?", "");
    switch (call.method()) {
      case "GET" -> answer(exchange, 200, listPorts(call.path()));
      case "POST" -> {
        JsonObject port = call.body().asJsonObject();
        boolean taken =
            ports.values().stream().anyMatch(p -> p.get("address").equals(port.get("address")));
        if (taken) {
          answer(exchange, 409, fault("MAC exists"));
        } else {
          answer(exchange, 201, createPort(port));
        }
      }
      case "PATCH" -> {
        JsonObject patched = Json.createPatch(call.body().asJsonArray()).apply(ports.get(id));
        ports.put(id, patched);
        answer(exchange, 200, patched);
      }
      default -> {
        ports.remove(id);
        answer(exchange, 204, null);
      }
    }
  }

  /** Two to a page, so that every list of some length has a next link. */
  private JsonObject listPorts(String path) {
    String query = path.substring(path.indexOf('?') + 1);
    Map<String, String> wanted = new ConcurrentHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      wanted.put(pair.substring(0, equals), pair.substring(equals + 1).replace("%3A", ":"));
    }
    List<JsonObject> found =
        ports.values().stream()
            .filter(
                port ->
                    wanted
                        .getOrDefault("node", port.getString("node_uuid"))
                        .equals(port.getString("node_uuid")))
            .filter(
                port ->
                    wanted
                        .getOrDefault("address", port.getString("address"))
                        .equalsIgnoreCase(port.getString("address")))
            .filter(port -> port.getString("uuid").compareTo(wanted.getOrDefault("marker", "")) > 0)
            .toList();
    JsonObjectBuilder page = Json.createObjectBuilder();
    if (found.size() > 2) {
      page.add(
          "next",
          "http://elsewhere.invalid/v1/ports/detail?node="
              + wanted.get("node")
              + "&marker="
              + found.get(1).getString("uuid"));
    }
    var array = Json.createArrayBuilder();
    found.stream().limit(2).forEach(array::add);
    return page.add("ports", array).build();
  }

  private JsonObject createPort(JsonObject fields) {
    JsonObject port =
        Json.createObjectBuilder(fields).add("uuid", UUID.randomUUID().toString()).build();
    ports.put(port.getString("uuid"), port);
    return port;
  }

  private static JsonObject fault(String text) {
    JsonObject inner =
        Json.createObjectBuilder().add("faultstring", text).add("faultcode", "Client").build();
    return Json.createObjectBuilder().add("error_message", inner.toString()).build();
  }

  private static JsonStructure parse(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.read();
    }
  }

  private static void answer(HttpExchange exchange, int status, JsonObject body)
      throws IOException {
    try (exchange) {
      byte[] bytes = body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    hanging.forEach(HttpExchange::close);
    server.stop(0);
    threads.shutdownNow();
  }
}
