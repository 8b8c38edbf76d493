package io.ironicinspector.micro.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a Grizzly of its own. Each answer names the thread that gave it. */
class PromptStrategyTest {
  private static final String ROOT = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String OTHER = "GET /v1 HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String SELECTOR = "selector";
  private static final String POOL = "pool";

  private final HttpServer server = new HttpServer();
  private final NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);
  private final CountDownLatch slow = new CountDownLatch(1);

  @BeforeEach
  void start() throws IOException {
    listener.getTransport().setSelectorRunnersCount(1);
    listener.getTransport().setIOStrategy(PromptStrategy.getInstance());
    server.addListener(listener);
    server.getServerConfiguration().addHttpHandler(new NamesItsThread(), "/");
    server.start();
  }

  @AfterEach
  void stop() {
    slow.countDown();
    server.shutdownNow();
  }

  @Test
  void fromTheSecondRequestOnTheSelectorAnswers() throws IOException {
    try (Client client = new Client()) {
      assertThat(client.ask(ROOT)).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(SELECTOR);
      assertThat(client.ask(ROOT.replace("/ ", "/health/live "))).isEqualTo(SELECTOR);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OTHER,
        "GET /?x HTTP/1.1\r\nHost: h\r\n\r\n",
        "DELETE / HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nAuthorization: Basic x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nX-Auth-Token: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"
      })
  void whatMayWaitIsForThePool(String request) throws IOException {
    try (Client client = new Client()) {
      client.ask(ROOT);
      assertThat(client.ask(ROOT)).isEqualTo(SELECTOR);
      assertThat(client.ask(request)).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(SELECTOR);
    }
  }

  @Test
  void soItIsIfAllCameInOnePacket() throws IOException {
    try (Client client = new Client()) {
      client.ask(ROOT);
      client.send(ROOT + OTHER + ROOT);
      assertThat(client.answer()).isEqualTo(SELECTOR);
      assertThat(client.answer()).isEqualTo(POOL);
      assertThat(client.answer()).isIn(POOL, SELECTOR);
    }
  }

  @Test
  void aRequestThatWaitsHoldsNobodyUp() throws IOException {
    try (Client waiting = new Client();
        Client other = new Client()) {
      waiting.ask(ROOT);
      waiting.ask(ROOT);
      waiting.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
      for (int i = 0; i < 3; i++) {
        assertThat(other.ask(OTHER)).isEqualTo(POOL);
        assertThat(other.ask(ROOT)).isIn(POOL, SELECTOR);
      }
      slow.countDown();
      assertThat(waiting.answer()).isEqualTo(POOL);
    }
  }

  @Test
  void aBodyMayComeLate() throws IOException {
    try (Client client = new Client();
        Client other = new Client()) {
      client.ask(ROOT);
      client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nx");
      assertThat(other.ask(ROOT)).isEqualTo(POOL);
      assertThat(other.ask(ROOT)).isEqualTo(SELECTOR);
      client.send("y");
      assertThat(client.answer()).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(SELECTOR);
    }
  }

  private final class NamesItsThread extends HttpHandler {
    @Override
    public void service(Request request, Response response)
        throws IOException, InterruptedException {
      if (request.getRequestURI().equals("/slow")) {
        slow.await();
      }
      request.getInputStream().readAllBytes();
      String thread = Thread.currentThread().getName().contains("SelectorRunner") ? SELECTOR : POOL;
      byte[] body = thread.getBytes(StandardCharsets.US_ASCII);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }

  /** One connection. */
  private final class Client implements AutoCloseable {
    private static final int LIMIT_MILLIS = 30_000;
    private final Socket socket = new Socket();

    Client() throws IOException {
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getPort()),
          LIMIT_MILLIS);
    }

    void send(String request) throws IOException {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** The body. */
    String answer() throws IOException {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        assertThat(next).isNotNegative();
        head.append((char) next);
      }
      String length = head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1");
      return new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.US_ASCII);
    }

    String ask(String request) throws IOException {
      send(request);
      return answer();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
