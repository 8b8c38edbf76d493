package io.ironicinspector.conductor.ironic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * As much of Keystone as a login needs, with the faults that the real one cannot be told to have.
 */
final class TestKeystone implements AutoCloseable {
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile String catalog = "[]";
  private volatile String expires = "2100-01-01T00:00:00.000000Z";
  private volatile int status = 201;
  private volatile CountDownLatch open = new CountDownLatch(0);

  /** Zero: any free port. */
  TestKeystone(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException noPort) {
      throw new IllegalStateException(noPort);
    }
    server.setExecutor(threads);
    server.createContext("/v3/auth/tokens", this::login);
    server.createContext(
        "/v3/auth/catalog", exchange -> answer(exchange, 200, "{\"catalog\": " + catalog + "}"));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  /** A service of type baremetal with one address for each three words: interface, region, URL. */
  void lists(String... addresses) {
    StringBuilder endpoints = new StringBuilder();
    for (int i = 0; i < addresses.length; i += 3) {
      endpoints
          .append(i == 0 ? "" : ",")
          .append(
              "{\"interface\": \"%s\", \"region\": \"%s\", \"region_id\": \"%2$s\", \"url\": \"%s\"}"
                  .formatted(addresses[i], addresses[i + 1], addresses[i + 2]));
    }
    catalog =
        """
        [{"type": "identity", "name": "keystone", "endpoints":
          [{"interface": "internal", "region": "R1", "region_id": "R1", "url": "http://127.0.0.1:1"}]},
         {"type": "baremetal", "name": "ironic", "endpoints": [%s]}]\
        """
            .formatted(endpoints);
  }

  /** Its tokens have ended when they come. */
  void givesOldTokens() {
    expires = "2000-01-01T00:00:00.000000Z";
  }

  void answers(int newStatus) {
    status = newStatus;
  }

  /** Logins wait until {@link #goesOn}. */
  void stops() {
    open = new CountDownLatch(1);
  }

  void goesOn() {
    open.countDown();
  }

  /** What was sent to log in; the n-th one got {@code token-n}. */
  List<String> logins() {
    return List.copyOf(logins);
  }

  private void login(HttpExchange exchange) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int number;
    synchronized (logins) {
      logins.add(sent);
      number = logins.size();
    }
    try {
      if (!open.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the test forgot to go on");
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
    exchange.getResponseHeaders().add("X-Subject-Token", "token-" + number);
    answer(exchange, status, "{\"token\": {\"expires_at\": \"%s\"}}".formatted(expires));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    open.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
