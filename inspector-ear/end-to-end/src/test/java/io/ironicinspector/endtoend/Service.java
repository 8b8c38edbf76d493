package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One process of ours, started by its launcher on a loopback port; ended, if need be by force, on
 * close.
 */
public final class Service implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(30);

  private final Process process;
  private final Path log;
  private final int port;

  private Service(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** Starts {@code launcher} with {@code config} and returns at once; see {@link #awaitReady}. */
  public static Service start(String launcher, Path folder, int port, String config)
      throws IOException {
    return start(launcher, Map.of(), folder, port, config);
  }

  /** The same with {@code environment} added. */
  public static Service start(
      String launcher, Map<String, String> environment, Path folder, int port, String config)
      throws IOException {
    // The JVM's second compiler pays in minutes, and these processes live for seconds.
    Map<String, String> quick = new HashMap<>(Map.of("JAVA_OPTS", "-XX:TieredStopAtLevel=1"));
    quick.putAll(environment);
    return start(Checkout.launcher(launcher), quick, folder, port, config);
  }

  /** The same with any program, and with nothing but {@code environment} added. */
  public static Service start(
      Path program, Map<String, String> environment, Path folder, int port, String config)
      throws IOException {
    Path file = Files.writeString(folder.resolve("inspector.conf"), config);
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(program.toString(), "--config-file", file.toString()));
    builder.environment().putAll(environment);
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    return new Service(builder.start(), log, port);
  }

  public Service awaitReady() {
    await()
        .atMost(START)
        .failFast("ended early, see " + log, () -> !process.isAlive())
        .until(this::saysReady);
    return this;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGTERM; returns the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).as(log()).isTrue();
    return process.exitValue();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Override
  public void close() {
    process.destroy();
    if (process.onExit().completeOnTimeout(null, STOP.toSeconds(), TimeUnit.SECONDS).join()
        == null) {
      process.destroyForcibly();
    }
  }

  private boolean saysReady() {
    return log().contains(" ready on ") && accepts(port);
  }

  /** A port that nothing listens on at the moment. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
