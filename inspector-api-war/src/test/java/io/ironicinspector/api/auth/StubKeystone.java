package io.ironicinspector.api.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as a real Keystone did when it was recorded, as far as tokens go. */
public final class StubKeystone implements AutoCloseable {
  /** What was asked: {@code POST own-1}, {@code GET subject by own-1}. */
  public final List<String> asked = new CopyOnWriteArrayList<>();

  private final Map<String, String> valid = new ConcurrentHashMap<>();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile String own = "";
  private volatile String ownExpiry = "2030-01-01T00:00:00.000000Z";
  private volatile int status;

  public StubKeystone() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/identity/v3/auth/tokens", this::answer);
    server.setExecutor(executor);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:%d/identity".formatted(server.getAddress().getPort());
  }

  /** Makes a token valid. */
  public void put(String token, String scope, Instant expiresAt, String... roles) {
    String names =
        String.join(
            ", ",
            List.of(roles).stream().map("{\"id\": \"r\", \"name\": \"%s\"}"::formatted).toList());
    valid.put(
        token,
        """
        {"token": {"methods": ["password"], "user": {"domain": {"id": "default", "name": "Default"},
         "id": "u-%s", "name": "%s", "password_expires_at": null}, "audit_ids": ["x"],
         "expires_at": "%s", "issued_at": "2026-11-22T10:00:00.000000Z", "roles": [%s], %s}}"""
            .formatted(token, token, expiresAt, names, scope));
  }

  public void revoke(String token) {
    valid.remove(token);
  }

  /** Our own token is not accepted any more. */
  void endOwnToken() {
    own = "";
  }

  void ownTokensExpireAt(String time) {
    ownExpiry = time;
  }

  /** Answers everything with this status; zero for the truth. */
  public void answerWith(int newStatus) {
    status = newStatus;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (status != 0) {
        send(exchange, status, "{\"error\": {\"code\": %d}}".formatted(status));
      } else if (exchange.getRequestMethod().equals("POST")) {
        login(exchange);
      } else {
        look(exchange);
      }
    }
  }

  private void login(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!body.contains("\"password\":\"right\"")) {
      send(exchange, 401, "{\"error\": {\"code\": 401}}");
      return;
    }
    own = "own-" + asked.stream().filter(call -> call.startsWith("POST")).count();
    asked.add("POST " + own);
    exchange.getResponseHeaders().set("X-Subject-Token", own);
    send(exchange, 201, "{\"token\": {\"expires_at\": \"%s\"}}".formatted(ownExpiry));
  }

  private void look(HttpExchange exchange) throws IOException {
    String by = exchange.getRequestHeaders().getFirst("X-Auth-Token");
    String subject = exchange.getRequestHeaders().getFirst("X-Subject-Token");
    asked.add("GET %s by %s".formatted(subject, by));
    if (!by.equals(own)) {
      send(exchange, 401, "{\"error\": {\"code\": 401}}");
    } else if (valid.containsKey(subject)) {
      send(exchange, 200, valid.get(subject));
    } else {
      send(exchange, 404, "{\"error\": {\"code\": 404}}");
    }
  }

  private static void send(HttpExchange exchange, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
