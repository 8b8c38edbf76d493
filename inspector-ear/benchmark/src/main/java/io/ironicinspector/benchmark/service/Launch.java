package io.ironicinspector.benchmark.service;

import io.ironicinspector.benchmark.machine.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Starts the processes of one run; each that was started is handed on to be ended. */
final class Launch {
  private static final Duration START = Duration.ofMinutes(5);
  // The first time, it is fetched from Debian.
  private static final Duration PYTHON_START = Duration.ofMinutes(15);
  private static final Pattern READY = Pattern.compile(" ready on (http://\\S+)");
  private static final Pattern ENDPOINT = Pattern.compile("(?m)^endpoint=(http://\\S+)$");
  private static final Pattern PID = Pattern.compile("(?m)^service_pid=(\\d+)$");
  private static final Pattern COMPLETE = Pattern.compile("(?m)^log=(.+)$");

  private final Checkout checkout;
  private final Path folder;
  private final DatabaseServer database;
  private final Consumer<AutoCloseable> started;

  Launch(Checkout checkout, Path folder, DatabaseServer database, Consumer<AutoCloseable> started) {
    this.checkout = checkout;
    this.folder = folder;
    this.database = database;
    this.started = started;
  }

  Service service(Side side, List<Machine> machines) throws InterruptedException {
    String ironic = ironic(side, machines);
    database.create(side);
    return side == Side.PYTHON ? python(ironic) : ours(ironic);
  }

  private String ironic(Side side, List<Machine> machines) throws InterruptedException {
    Path own = folder.resolve(side.folder() + "-ironic");
    String nodes = machines.stream().map(Machine::node).collect(Collectors.joining(",\n"));
    Path load = write(own.resolve("nodes.json"), "{\"nodes\": [\n" + nodes + "\n], \"ports\": []}");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ChildProcess process =
        start(
            own,
            List.of(
                java,
                "-XX:+UseSerialGC",
                "-jar",
                checkout.simulator().toString(),
                "--port",
                "0",
                "--load",
                load.toString(),
                "--provision-state",
                "manageable"));
    return process.await(READY, START);
  }

  private Service python(String ironic) throws InterruptedException {
    ChildProcess process =
        start(
            folder.resolve("python"),
            List.of(
                checkout.pythonLauncher().toString(),
                "--dir",
                folder.resolve("python").toString(),
                "--ironic-url",
                ironic,
                "--database",
                database.url(Side.PYTHON, "postgresql+psycopg2")));
    process.await(COMPLETE, PYTHON_START);
    URI endpoint = URI.create(process.await(ENDPOINT, START));
    return service(Side.PYTHON, endpoint, Long.parseLong(process.await(PID, START)));
  }

  private Service ours(String ironic) throws InterruptedException {
    Path own = folder.resolve("ours");
    Path config = write(own.resolve("inspector.conf"), config(freePort(), ironic));
    ChildProcess process =
        start(own, List.of(checkout.launcher().toString(), "--config-file", config.toString()));
    // The launcher becomes the JVM: the process is the service.
    return service(Side.OURS, URI.create(process.await(READY, START)), process.pid());
  }

  /** All that the Python service is told, too; see its launcher. */
  private String config(int port, String ironic) {
    return """
    [DEFAULT]
    listen_address = 127.0.0.1
    listen_port = %d
    host = 127.0.0.1
    auth_strategy = noauth
    introspection_delay = 0
    [database]
    connection = %s
    [ironic]
    auth_type = none
    endpoint_override = %s
    [processing]
    store_data = database
    [pxe_filter]
    driver = noop
    """
        .formatted(port, database.url(Side.OURS, "postgresql"), ironic);
  }

  private Service service(Side side, URI uri, long pid) {
    Connection connection = database.connect(side);
    started.accept(connection);
    return new Service(side, uri, pid, new NodeTable(connection));
  }

  private ChildProcess start(Path own, List<String> command) {
    ChildProcess process = ChildProcess.start(own, command);
    started.accept(process);
    return process;
  }

  private static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
