package io.ironicinspector.conductor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A container in memory that can be told to refuse. The real Swift is in the end-to-end tests. */
final class StubSwift implements AutoCloseable {
  private static final String CONTAINER = "/v1/AUTH_p/ironic-inspector/";

  /** By their names. */
  final Map<String, String> objects = new ConcurrentHashMap<>();

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile String refused = "nothing";

  StubSwift() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(CONTAINER, this::answer);
    server.setExecutor(executor);
    server.start();
  }

  /** What makes a conductor use it. */
  Map<String, String> settings() {
    return Map.of(
        "processing.store_data", "swift",
        "swift.auth_type", "none",
        "swift.endpoint_override",
            "http://127.0.0.1:%d/v1/AUTH_p".formatted(server.getAddress().getPort()),
        "swift.status_code_retry_delay", "0.01");
  }

  /**
   * From now on.
   *
   * @param requests those to refuse, as a pattern of method and name: {@code PUT .*-UNPROCESSED}
   */
  void refuses(String requests) {
    refused = requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String name = exchange.getRequestURI().getPath().substring(CONTAINER.length());
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String method = exchange.getRequestMethod();
      if ((method + " " + name).matches(refused)) {
        exchange.sendResponseHeaders(503, -1);
      } else if (method.equals("PUT")) {
        objects.put(name, body);
        exchange.sendResponseHeaders(201, -1);
      } else if (objects.containsKey(name)) {
        byte[] content = objects.get(name).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
