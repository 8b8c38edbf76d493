package io.ironicinspector.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What keystonemiddleware is to a real Ironic: lets only those requests through to the simulator
 * whose token a {@link Keystone} takes.
 */
final class TokenGate implements AutoCloseable {
  /** The rest is the connection's. */
  private static final Set<String> HEADERS =
      Set.of("Content-type", "Openstack-api-version", "X-openstack-ironic-api-version");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final Keystone keystone;
  private final URI ironic;
  private final HttpServer server;

  private TokenGate(Keystone keystone, URI ironic) throws IOException {
    this.keystone = keystone;
    this.ironic = ironic;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static TokenGate start(Keystone keystone, URI ironic) throws IOException {
    return new TokenGate(keystone, ironic);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The tokens of the requests that were let through. */
  List<String> tokens() {
    return List.copyOf(tokens);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String token = String.valueOf(exchange.getRequestHeaders().getFirst("X-Auth-Token"));
      if (!isGood(token)) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      tokens.add(token);
      HttpResponse<byte[]> answer = pass(exchange, body);
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (name.matches("(?i)content-type|x-openstack-.*")) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      int length = answer.body().length;
      exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
      if (length > 0) {
        exchange.getResponseBody().write(answer.body());
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isGood(String token) throws InterruptedException {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(keystone.endpoint() + "/v3/auth/tokens?nocatalog=1"))
            .header("X-Auth-Token", token)
            .header("X-Subject-Token", token)
            .build();
    try {
      return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException keystoneIsGone) {
      return false;
    }
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(ironic.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (HEADERS.contains(name)) {
                request.header(name, values.get(0));
              }
            });
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
