package io.ironicinspector.micro.payara;

import static java.time.Duration.ofMillis;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.SelectorRunner;
import org.glassfish.grizzly.threadpool.WorkerThread;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a Grizzly of its own. Each answer names the thread that gave it. */
class PromptStrategyTest {
  private static final String ROOT = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String OTHER = "GET /v1 HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String NODE = "/v1/introspection/b0000000-0000-4000-8000-000000000000";
  private static final String STATUS = "GET " + NODE + " HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String TARDY = STATUS.replace("/b", "/c");
  private static final String SLOW = "GET " + NODE + "/data HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String SELECTOR = "selector";
  private static final String POOL = "pool";

  private final HttpServer server = new HttpServer();
  private final NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);

  /** Stands still; only a pause's end asks for it. */
  private final AtomicLong nanos = new AtomicLong();

  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch waits = new CountDownLatch(1);
  private volatile Thread waiter;
  private final CountDownLatch slow = new CountDownLatch(1);

  /** There is one; known from the first request on. */
  private volatile SelectorRunner selector;

  @BeforeEach
  void start() throws IOException {
    listener.getKeepAlive().setMaxRequestsCount(-1);
    listener.getTransport().setSelectorRunnersCount(1);
    listener.getTransport().setIOStrategy(new PromptStrategy(nanos::get));
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
      waiting.send(SLOW);
      for (int i = 0; i < 3; i++) {
        assertThat(other.ask(OTHER)).isEqualTo(POOL);
        assertThat(other.ask(ROOT)).isIn(POOL, SELECTOR);
      }
      slow.countDown();
      assertThat(waiting.answer()).isEqualTo(POOL);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRACE / HTTP/1.1\r\nHost: h\r\nContent-Length: 23\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
      })
  void theBodyOfATraceIsNoRequest(String trace) throws IOException {
    try (Client client = new Client()) {
      client.ask(ROOT);
      client.ask(ROOT);
      int before = asked.get();
      client.send(trace + ROOT);
      assertThat(client.rest()).startsWith("HTTP/1.1 4").containsOnlyOnce("HTTP/1.1");
      assertThat(asked).hasValue(before);
    }
  }

  /** The first is what Java's own client offers. */
  @ParameterizedTest
  @ValueSource(strings = {"Upgrade, HTTP2-Settings\r\nUpgrade: h2c", "Upgrade\r\nUpgrade: x/1"})
  void anotherProtocolIsNotTaken(String offer) throws IOException {
    try (Client client = new Client()) {
      String offered = "POST / HTTP/1.1\r\nHost: h\r\nConnection: " + offer + "\r\n";
      assertThat(client.ask(offered + "Content-Length: 2\r\n\r\nxy")).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(POOL);
      assertThat(client.ask(ROOT)).isEqualTo(SELECTOR);
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

  @Test
  void withADeputyTheSelectorAnswersWhatWaitsForTheDatabase() throws IOException {
    try (Client client = new Client()) {
      assertThat(client.ask(STATUS)).isEqualTo(POOL);
      assertThat(client.ask(STATUS)).isEqualTo(POOL);
      untilAnsweredBy(SELECTOR, client);
      assertThat(client.ask(OTHER)).isEqualTo(POOL);
      assertThat(client.ask(STATUS)).isEqualTo(POOL);
      untilAnsweredBy(SELECTOR, client);
      // As long as a UUID, but a name.
      assertThat(client.ask(STATUS.replace('-', 'x'))).isEqualTo(POOL);
    }
  }

  @Test
  void theDeputyGoesWhenThereIsLittleToDo() throws IOException {
    try (Client client = new Client()) {
      untilAnsweredBy(SELECTOR, client);
      await().until(() -> deputies().isEmpty());
      assertThat(client.ask(STATUS)).isEqualTo(POOL);
    }
  }

  @Test
  void onlyASingleOneIsAnsweredByTheSelector() throws IOException, InterruptedException {
    try (Client client = new Client();
        Client other = new Client()) {
      untilAnsweredBy(SELECTOR, client);
      other.send(SLOW);
      assertThat(waits.await(30, SECONDS)).isTrue();
      for (int i = 0; i < 100; i++) {
        assertThat(client.ask(STATUS)).isEqualTo(POOL);
      }
      slow.countDown();
      assertThat(other.answer()).isEqualTo(POOL);
      untilAnsweredBy(SELECTOR, client);
    }
  }

  @Test
  void theDeputySelectsIfTheDatabaseIsSlow() throws IOException, InterruptedException {
    try (Client waiting = new Client();
        Client other = new Client()) {
      Thread before = untilItWaitsOnTheSelector(waiting);
      other.ask(ROOT);
      assertThat(other.ask(ROOT)).isEqualTo(SELECTOR);
      assertThat(selector.getRunnerThread()).isNotSameAs(before);
      waiting.send(ROOT);
      for (int i = 0; i < 100; i++) {
        assertThat(other.ask(STATUS)).isEqualTo(POOL);
      }
      slow.countDown();
      // The thread that waited does not select any more.
      assertThat(waiting.answer()).isEqualTo(POOL);
      assertThat(waiting.answer()).isIn(POOL, SELECTOR);
      waiting.ask(ROOT);
      assertThat(waiting.ask(ROOT)).isEqualTo(SELECTOR);
      assertThat(selector.getRunnerThread()).isNotSameAs(before);
    }
  }

  @Test
  void afterASlowAnswerThePoolAnswersForASecond() throws IOException {
    try (Client client = new Client()) {
      untilAnsweredBy(SELECTOR, client);
      assertThat(client.ask(TARDY)).isEqualTo(SELECTOR);
      untilTheSelectorIsDone(client);
      nanos.addAndGet(SECONDS.toNanos(1) - 1);
      client.ask(STATUS); // the pool's in any case
      for (int i = 0; i < 100; i++) {
        assertThat(client.ask(STATUS)).isEqualTo(POOL);
      }
      untilTheSelectorIsDone(client);
      nanos.incrementAndGet();
      untilAnsweredBy(SELECTOR, client);
    }
  }

  @Test
  void afterItWasTakenOverThePoolAnswersForTenSeconds() throws IOException, InterruptedException {
    try (Client waiting = new Client();
        Client other = new Client()) {
      untilItWaitsOnTheSelector(waiting);
      other.ask(ROOT);
      slow.countDown();
      waiting.answer();
      nanos.addAndGet(SECONDS.toNanos(10) - 1);
      for (int i = 0; i < 1000; i++) {
        assertThat(other.ask(STATUS)).isEqualTo(POOL);
      }
      nanos.incrementAndGet();
      untilAnsweredBy(SELECTOR, other);
    }
  }

  /** The server's pool interrupts threads whose requests take too long; that is not one. */
  @Test
  void whoTookTheSelectorOverKeepsIt() throws IOException, InterruptedException {
    try (Client waiting = new Client();
        Client other = new Client()) {
      untilItWaitsOnTheSelector(waiting);
      other.ask(ROOT);
      assertThat(selector.getRunnerThread()).isIn(deputies()).isNotInstanceOf(WorkerThread.class);
      slow.countDown();
      waiting.answer();
    }
  }

  @Test
  void whatADeputyTookOverIsStopped() throws IOException, InterruptedException {
    Thread selecting;
    try (Client waiting = new Client();
        Client other = new Client()) {
      Thread before = untilItWaitsOnTheSelector(waiting);
      other.ask(ROOT);
      selecting = selector.getRunnerThread();
      assertThat(selecting.isAlive()).isTrue();
      assertThat(selecting).isNotSameAs(before);
    }
    slow.countDown();
    server.shutdownNow();
    await().until(() -> !selecting.isAlive());
  }

  /** It is not when its answer is there; but it leaves the second of these to the pool unread. */
  private static void untilTheSelectorIsDone(Client client) throws IOException {
    client.ask(OTHER);
    client.ask(OTHER);
  }

  private static List<Thread> deputies() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("deputy"))
        .toList();
  }

  /** The thread that waits, which is the one that selected. */
  private Thread untilItWaitsOnTheSelector(Client client) throws IOException, InterruptedException {
    untilAnsweredBy(SELECTOR, client);
    Thread selecting = selector.getRunnerThread();
    client.send(SLOW);
    assertThat(waits.await(30, SECONDS)).isTrue();
    assertThat(waiter).isSameAs(selecting);
    return selecting;
  }

  /** There must be much to do before a deputy comes. */
  private static void untilAnsweredBy(String thread, Client client) {
    await()
        .pollInterval(ofMillis(1))
        .until(
            () -> {
              for (int i = 0; i < 100; i++) {
                if (client.ask(STATUS).equals(thread)) {
                  return true;
                }
              }
              return false;
            });
  }

  private final class NamesItsThread extends HttpHandler {
    @Override
    public void service(Request request, Response response)
        throws IOException, InterruptedException {
      if (request.getRequestURI().endsWith("/data")) {
        waiter = Thread.currentThread();
        waits.countDown();
        slow.await();
      }
      asked.incrementAndGet();
      if (TARDY.contains(request.getRequestURI() + " ")) {
        nanos.addAndGet(MILLISECONDS.toNanos(10) + 1);
      }
      request.getInputStream().readAllBytes();
      NIOConnection connection = (NIOConnection) request.getContext().getConnection();
      selector = connection.getSelectorRunner();
      Thread selecting = selector.getRunnerThread();
      String thread = Thread.currentThread() == selecting ? SELECTOR : POOL;
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

    /** All that comes until the server closes the connection. */
    String rest() throws IOException {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
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
