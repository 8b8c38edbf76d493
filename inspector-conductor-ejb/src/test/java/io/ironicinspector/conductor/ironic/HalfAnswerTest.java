package io.ironicinspector.conductor.ironic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.IronicConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An Ironic that answers with a head and the beginning of a body, and then no more. */
class HalfAnswerTest {
  private static final String HALF =
      "HTTP/1.1 200 OK\r\nX-OpenStack-Ironic-API-Maximum-Version: 1.78\r\n"
          + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"";

  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private CompletableFuture<Integer> afterwards;
  private ServerSocket server;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    afterwards = CompletableFuture.supplyAsync(this::answerByHalf);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** Returns what the client sends next: -1 if it has closed the connection. */
  private int answerByHalf() {
    try (Socket client = server.accept()) {
      client.setSoTimeout(20_000);
      InputStream request = client.getInputStream();
      for (String head = ""; !head.endsWith("\r\n\r\n"); ) {
        head += (char) request.read();
      }
      client.getOutputStream().write(HALF.getBytes(StandardCharsets.US_ASCII));
      begun.complete(null);
      return request.read();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private IronicClient client(int timeoutSeconds) {
    return new IronicClient(
        Configured.of(
            IronicConfig.class,
            Map.of(
                "ironic.auth_type",
                "none",
                "ironic.endpoint_override",
                "http://127.0.0.1:" + server.getLocalPort(),
                "ironic.timeout",
                Integer.toString(timeoutSeconds))));
  }

  @Test
  void theRestIsWaitedForNoLongerThanTheLimit() throws Exception {
    IronicClient client = client(1);

    assertThatExceptionOfType(ConductorException.class)
        .isThrownBy(() -> client.node("sample"))
        .withMessageContaining("does not answer")
        .extracting(ConductorException::kind)
        .isEqualTo(Kind.UNAVAILABLE);
    assertThat(afterwards.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
  }

  @Test
  void aThreadThatIsToStopStopsWaiting() throws Exception {
    IronicClient client = client(60);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CompletableFuture<Void> call = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                client.node("sample");
                call.complete(null);
              } catch (ConductorException stopping) {
                interrupted.complete(Thread.currentThread().isInterrupted());
                call.completeExceptionally(stopping);
              }
            });
    caller.start();
    begun.get(20, TimeUnit.SECONDS);

    caller.interrupt();

    assertThat(call)
        .failsWithin(20, TimeUnit.SECONDS)
        .withThrowableThat()
        .havingCause()
        .withMessage("This conductor is stopping");
    assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(afterwards.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
  }
}
