package io.ironicinspector.micro.payara;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.SelectorRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Grizzly of its own, in which each answer names the thread that gave it. */
abstract class NamesThreads {
  static final String ROOT = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
  static final String OTHER = "GET /v1 HTTP/1.1\r\nHost: h\r\n\r\n";
  static final String NODE = "/v1/introspection/b0000000-0000-4000-8000-000000000000";
  static final String STATUS = "GET " + NODE + " HTTP/1.1\r\nHost: h\r\n\r\n";
  static final String TARDY = STATUS.replace("/b", "/c");
  static final String SLOW = "GET " + NODE + "/data HTTP/1.1\r\nHost: h\r\n\r\n";
  static final String SELECTOR = "selector";
  static final String POOL = "pool";

  final HttpServer server = new HttpServer();
  private final NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);

  /** Stands still; only a pause's end asks for it. */
  final AtomicLong nanos = new AtomicLong();

  final AtomicInteger asked = new AtomicInteger();
  final CountDownLatch waits = new CountDownLatch(1);
  volatile Thread waiter;
  final CountDownLatch slow = new CountDownLatch(1);

  /** There is one; known from the first request on. */
  volatile SelectorRunner selector;

  @BeforeEach
  void start() throws IOException {
    add(listener);
    server.getServerConfiguration().addHttpHandler(new NamesItsThread(), "/");
    server.start();
  }

  void add(NetworkListener added) {
    added.getKeepAlive().setMaxRequestsCount(-1);
    added.getTransport().setSelectorRunnersCount(1);
    added.getTransport().setIOStrategy(new PromptStrategy(nanos::get));
    server.addListener(added);
  }

  @AfterEach
  void stop() {
    slow.countDown();
    server.shutdownNow();
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
  final class Client implements AutoCloseable {
    private static final int LIMIT_MILLIS = 30_000;
    private final Socket socket;

    Client() throws IOException {
      this(SocketFactory.getDefault(), listener);
    }

    Client(SocketFactory sockets, NetworkListener to) throws IOException {
      socket = sockets.createSocket(InetAddress.getLoopbackAddress(), to.getPort());
      socket.setSoTimeout(LIMIT_MILLIS);
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
