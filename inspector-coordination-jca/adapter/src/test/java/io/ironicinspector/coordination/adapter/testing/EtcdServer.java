package io.ironicinspector.coordination.adapter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One etcd node on free loopback ports with a data folder of its own. The programs come from {@code
 * server-config/peers/etcd}.
 *
 * <p>Not thread-safe. Every wait is bounded. Close it: that ends the process and deletes the data.
 */
public final class EtcdServer implements AutoCloseable {
  private static final long START_SECONDS = 30;
  private static final long CALL_SECONDS = 20;

  private final Path programs;
  private final Path folder;
  private final int clientPort;
  private final int peerPort;
  private final Flavour flavour;
  private Process process;

  private EtcdServer(Path programs, Path folder, Flavour flavour) throws IOException {
    this.programs = programs;
    this.folder = folder;
    this.flavour = flavour;
    this.clientPort = freePort();
    this.peerPort = freePort();
  }

  /** Ports and a folder, and nothing running yet. */
  public static EtcdServer stopped() {
    return stopped(new Flavour("http", List.of(), List.of()));
  }

  /** One that speaks TLS, with {@link #certificate()}. */
  public static EtcdServer stoppedWithTls() {
    return stopped(
        new Flavour(
            "https",
            List.of("--auto-tls"),
            List.of("--insecure-transport=false", "--insecure-skip-tls-verify")));
  }

  /** One with settings of its own. */
  public static EtcdServer stopped(Flavour flavour) {
    try {
      return new EtcdServer(
          PeerScript.provide("etcd"), Files.createTempDirectory("etcd-it-"), flavour);
    } catch (IOException e) {
      throw new UncheckedIOException("preparing etcd", e);
    }
  }

  /** A running one that answers. */
  public static EtcdServer started() {
    EtcdServer server = stopped();
    server.start();
    return server;
  }

  /** Starts it, again on the same port and with the same data if it ran before. */
  public void start() {
    String client = endpoint();
    String peer = "http://127.0.0.1:" + peerPort;
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            programs.resolve("etcd").toString(),
            "--data-dir=" + folder.resolve("data"),
            "--listen-client-urls=" + client,
            "--advertise-client-urls=" + client,
            "--listen-peer-urls=" + peer,
            "--initial-advertise-peer-urls=" + peer,
            "--initial-cluster=default=" + peer,
            "--logger=zap"));
    command.addAll(flavour.serverOptions());
    process = run(folder.resolve("etcd.log"), command);
    awaitHealthy();
  }

  private void awaitHealthy() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!isHealthy()) {
      if (!process.isAlive() || System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("etcd did not start; its log: " + log());
      }
      waitFor(process, 100, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isHealthy() {
    Process call = etcdctl(List.of("endpoint", "health"), folder.resolve("health.log"));
    return waitFor(call, CALL_SECONDS, TimeUnit.SECONDS) && call.exitValue() == 0;
  }

  /** For clients. */
  public String endpoint() {
    return flavour.scheme() + "://" + hostAndPort();
  }

  /** For clients that do not take URLs. */
  public String hostAndPort() {
    return "127.0.0.1:" + clientPort;
  }

  /** Its own certificate, which it signed itself; there once it has started. */
  public Path certificate() {
    return folder.resolve("data").resolve("fixtures").resolve("client").resolve("cert.pem");
  }

  public int port() {
    return clientPort;
  }

  /** Runs etcdctl. @return what it printed */
  public String etcdctl(String... arguments) {
    Path output = folder.resolve("etcdctl.log");
    Process call = etcdctl(List.of(arguments), output);
    if (!waitFor(call, CALL_SECONDS, TimeUnit.SECONDS) || call.exitValue() != 0) {
      call.destroyForcibly();
      throw new IllegalStateException("etcdctl " + List.of(arguments) + ": " + read(output));
    }
    return read(output);
  }

  private Process etcdctl(List<String> arguments, Path output) {
    List<String> command = new ArrayList<>();
    command.add(programs.resolve("etcdctl").toString());
    command.add("--endpoints=" + endpoint());
    command.addAll(flavour.clientOptions());
    command.addAll(arguments);
    return run(output, command);
  }

  /** Ends it politely and waits. */
  public void stop() {
    process.destroy();
    if (!waitFor(process, CALL_SECONDS, TimeUnit.SECONDS)) {
      kill();
    }
  }

  /** SIGKILL, and waits. */
  public void kill() {
    process.destroyForcibly();
    waitFor(process, CALL_SECONDS, TimeUnit.SECONDS);
  }

  /** SIGSTOP: it keeps its connections and answers nothing. */
  public void freeze() {
    signal("-STOP");
  }

  /** SIGCONT. */
  public void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    Process call =
        run(folder.resolve("kill.log"), List.of("kill", signal, String.valueOf(process.pid())));
    if (!waitFor(call, CALL_SECONDS, TimeUnit.SECONDS) || call.exitValue() != 0) {
      throw new IllegalStateException("kill " + signal + " failed");
    }
  }

  /** What etcd said. */
  public String log() {
    return read(folder.resolve("etcd.log"));
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("deleting " + folder, e);
    }
  }

  private static Process run(Path output, List<String> command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.to(output.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("starting " + command, e);
    }
  }

  private static boolean waitFor(Process process, long time, TimeUnit unit) {
    try {
      return process.waitFor(time, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a process", e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * What makes one etcd differ from another.
   *
   * @param scheme http or https
   * @param serverOptions of etcd
   * @param clientOptions of etcdctl
   */
  public record Flavour(String scheme, List<String> serverOptions, List<String> clientOptions) {}
}
