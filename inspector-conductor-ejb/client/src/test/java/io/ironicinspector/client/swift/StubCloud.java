package io.ironicinspector.client.swift;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Keystone and Swift on one port, answering as the real ones were seen to do, with the faults that
 * those cannot be told to have. The real ones are in the end-to-end tests.
 */
public final class StubCloud implements AutoCloseable {
  private static final String ACCOUNT = "/v1/AUTH_p1";

  /** What was asked of Swift: {@code PUT /c/o}. */
  public final List<String> asked = new CopyOnWriteArrayList<>();

  /** The objects, by path. */
  public final Map<String, byte[]> objects = new ConcurrentHashMap<>();

  /** The headers of the last request for each path. */
  final Map<String, Map<String, List<String>>> headers = new ConcurrentHashMap<>();

  /** What was asked of Keystone: {@code login}, {@code catalog}. */
  final List<String> keystone = new CopyOnWriteArrayList<>();

  private final Map<String, Boolean> containers = new ConcurrentHashMap<>();
  private final Deque<Integer> faults = new ArrayDeque<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile int keystoneStatus = 201;
  private volatile String token = "";
  private volatile boolean refusesAll;
  private volatile boolean hangs;
  private volatile boolean hangsInTheBody;

  public StubCloud() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v3/auth/", this::keystone);
    server.createContext(ACCOUNT, this::swift);
    server.setExecutor(executor);
    server.start();
  }

  /** The options of a section that reaches it, by their keys. */
  public Map<String, String> options() {
    return new HashMap<>(
        Map.of(
            "swift.auth_url", url(),
            "swift.username", "u",
            "swift.password", "secret",
            "swift.project_name", "p",
            "swift.region_name", "R1",
            "swift.connect_retry_delay", "0.01",
            "swift.status_code_retry_delay", "0.01",
            "swift.timeout", "20"));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String account() {
    return url() + ACCOUNT;
  }

  /** Answers the next requests with these, one each. */
  public void fails(Integer... statuses) {
    synchronized (faults) {
      faults.addAll(List.of(statuses));
    }
  }

  void keystoneAnswers(int status) {
    keystoneStatus = status;
  }

  void revokeTokens() {
    token = "";
  }

  void refusesAllTokens() {
    refusesAll = true;
  }

  void hangs() {
    hangs = true;
  }

  void hangsInTheBody() {
    hangsInTheBody = true;
  }

  private void keystone(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      if (exchange.getRequestURI().getPath().endsWith("/catalog")) {
        keystone.add("catalog");
        send(exchange, 200, catalog());
        return;
      }
      keystone.add("login");
      token = "token-" + keystone.size();
      exchange.getResponseHeaders().add("X-Subject-Token", token);
      send(
          exchange,
          keystoneStatus,
          """
          {"token": {"expires_at": "2100-01-01T00:00:00.000000Z", "project": {"id": "p1"}}}\
          """);
    }
  }

  private String catalog() {
    return """
    {"catalog": [
     {"type": "identity", "name": "keystone", "endpoints": [
      {"interface": "public", "region_id": null, "region": null, "url": "http://127.0.0.1:1"}]},
     {"type": "object-store", "name": "swift", "endpoints": [
      {"interface": "public", "region_id": "R2", "region": "R2", "url": "http://127.0.0.1:1/x"},
      {"interface": "admin", "region_id": "R1", "region": "R1", "url": "not an address"},
      {"interface": "public", "region_id": "R1", "region": "R1", "url": "%s/"}]}]}\
    """
        .formatted(account());
  }

  private void swift(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath().substring(ACCOUNT.length());
      byte[] body = exchange.getRequestBody().readAllBytes();
      asked.add(exchange.getRequestMethod() + " " + path);
      headers.put(path, exchange.getRequestHeaders());
      String given = exchange.getRequestHeaders().getFirst("X-Auth-Token");
      exchange.getResponseHeaders().add("X-Trans-Id", "tx1");
      if (hangs) {
        await();
      } else if (refusesAll || (given != null && !given.equals(token))) {
        send(exchange, 401, "<html><h1>Unauthorized</h1></html>");
      } else {
        Optional<Integer> fault = nextFault();
        if (fault.isPresent()) {
          send(exchange, fault.get(), "<html><h1>?</h1></html>");
        } else {
          answer(exchange, path, body);
        }
      }
    }
  }

  private Optional<Integer> nextFault() {
    synchronized (faults) {
      return Optional.ofNullable(faults.poll());
    }
  }

  private void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
    boolean put = exchange.getRequestMethod().equals("PUT");
    int slash = path.indexOf('/', 1);
    if (slash < 0) {
      send(exchange, containers.put(path, true) == null ? 201 : 202, "");
    } else if (put && containers.containsKey(path.substring(0, slash))) {
      objects.put(path, body);
      send(exchange, 201, "");
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      send(exchange, objects.remove(path) == null ? 404 : 204, "");
    } else if (!put && objects.containsKey(path)) {
      object(exchange, objects.get(path));
    } else {
      send(exchange, 404, "<html><h1>Not Found</h1></html>");
    }
  }

  private void object(HttpExchange exchange, byte[] content) throws IOException {
    exchange.sendResponseHeaders(200, content.length);
    if (hangsInTheBody) {
      exchange.getResponseBody().write(content, 0, 1);
      exchange.getResponseBody().flush();
      await();
    } else {
      exchange.getResponseBody().write(content);
    }
  }

  /** Until the test is over. */
  private void await() {
    try {
      boolean over = end.await(60, TimeUnit.SECONDS);
      if (!over) {
        throw new IllegalStateException("the test forgot to close this");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    executor.shutdownNow();
  }
}
