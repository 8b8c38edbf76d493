package io.ironicinspector.coordination.torture.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FaultyLinkTest {
  private static final int SHORT_MILLIS = 300;
  private static final int LONG_MILLIS = 10_000;

  private final Wire wire = new Wire();
  private ServerSocket echo;
  private FaultyLink link;
  private Socket client;

  @BeforeEach
  void connect() throws IOException {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    var server = new Thread(this::echo);
    server.setDaemon(true);
    server.start();
    link = FaultyLink.open(echo.getLocalPort(), caller -> wire);
    client = open();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    link.close();
    echo.close();
  }

  private Socket open() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), link.port());
    socket.setSoTimeout(LONG_MILLIS);
    return socket;
  }

  private void echo() {
    while (!echo.isClosed()) {
      try (Socket caller = echo.accept()) {
        caller.getInputStream().transferTo(caller.getOutputStream());
      } catch (IOException e) {
        // The test resets connections, and closes the server in the end.
      }
    }
  }

  private static int echoed(Socket socket, int octet) throws IOException {
    socket.getOutputStream().write(octet);
    return socket.getInputStream().read();
  }

  @Test
  void passesWhatItIsGivenAndCountsIt() throws IOException {
    assertThat(echoed(client, 7)).isEqualTo(7);
    assertThat(wire.bytes()).isEqualTo(2);
  }

  @Test
  void keepsSilentWhileItStallsAndDeliversAfterwards() throws IOException {
    assertThat(echoed(client, 1)).isEqualTo(1);
    wire.stall();
    client.getOutputStream().write(2);
    client.setSoTimeout(SHORT_MILLIS);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    client.setSoTimeout(LONG_MILLIS);
    wire.pass();
    assertThat(client.getInputStream().read()).isEqualTo(2);
  }

  @Test
  void acceptsWhileItStalls() throws IOException {
    client.close();
    wire.stall();
    try (Socket late = open()) {
      late.getOutputStream().write(3);
      late.setSoTimeout(SHORT_MILLIS);
      assertThatThrownBy(() -> late.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      late.setSoTimeout(LONG_MILLIS);
      wire.pass();
      assertThat(late.getInputStream().read()).isEqualTo(3);
    }
  }

  @Test
  void resetsWhatIsOpenWhenItIsCut() throws IOException {
    assertThat(echoed(client, 1)).isEqualTo(1);
    wire.cut();
    assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
  }

  @Test
  void delaysWhatItPasses() throws IOException {
    wire.delay(Duration.ofMillis(SHORT_MILLIS));
    long start = System.nanoTime();
    assertThat(echoed(client, 1)).isEqualTo(1);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(2 * SHORT_MILLIS));
  }
}
