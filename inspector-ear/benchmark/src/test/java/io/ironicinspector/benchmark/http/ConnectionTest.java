package io.ironicinspector.benchmark.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against the JDK's server. */
@Timeout(30)
class ConnectionTest {
  private final List<InetSocketAddress> clients = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private Connection connection;
  private URI base;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/known", exchange -> answer(exchange, 200, false));
    server.createContext("/chunked", exchange -> answer(exchange, 202, true));
    server.createContext("/last", this::last);
    server.start();
    base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    connection = new Connection(base, Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    connection.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange, int status, boolean chunked) throws IOException {
    clients.add(exchange.getRemoteAddress());
    byte[] body = exchange.getRequestBody().readAllBytes();
    byte[] answer = (exchange.getRequestMethod() + " " + new String(body, UTF_8)).getBytes(UTF_8);
    exchange.sendResponseHeaders(status, chunked ? 0 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private void last(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Connection", "close");
    answer(exchange, 200, false);
  }

  @Test
  void oneConnectionServesRequestsOfAllKinds() throws Exception {
    Answer known = connection.send(Request.get(base, "/known"));
    assertThat(known.status()).isEqualTo(200);
    assertThat(known.text()).isEqualTo("GET ");
    Answer chunked = connection.send(Request.post(base, "/chunked", "ä".repeat(50_000), 202));
    assertThat(chunked.status()).isEqualTo(202);
    assertThat(chunked.text()).isEqualTo("POST " + "ä".repeat(50_000));
    assertThat(connection.send(Request.post(base, "/known", "", 200)).text()).isEqualTo("POST ");
    assertThat(clients).hasSize(3);
    assertThat(clients).containsOnly(clients.get(0));
    assertThat(connection.send(Request.get(base, "/nowhere")).status()).isEqualTo(404);
  }

  @Test
  void aConnectionThatTheServerEndsIsOpenedAnew() throws Exception {
    connection.send(Request.get(base, "/last"));
    connection.send(Request.get(base, "/known"));
    assertThat(clients).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aServerThatIsGoneIsAnException() throws Exception {
    connection.send(Request.get(base, "/known"));
    server.stop(0);
    assertThatThrownBy(() -> connection.send(Request.get(base, "/known")))
        .isInstanceOf(IOException.class);
  }
}
