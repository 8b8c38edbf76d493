package io.ironicinspector.micro;

import io.ironicinspector.micro.logging.Logs;
import io.ironicinspector.micro.logging.StartLog;
import io.ironicinspector.micro.payara.PayaraMicroServer;
import io.ironicinspector.micro.runtime.ClassArchive;
import io.ironicinspector.micro.runtime.InstanceFolder;
import io.ironicinspector.micro.settings.ListenAddress;
import io.ironicinspector.micro.tls.ServerIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The server with the application in it, from start to ready. */
final class Service {
  private static final Logger LOG = Logger.getLogger(Service.class.getName());
  private static final long QUIET_SECONDS = 1;

  private final Build build;
  private final ListenAddress listen;
  private final Optional<ServerIdentity> identity;
  private final Logs logs;
  private final List<String> warnings;
  private final AtomicReference<StartLog> log = new AtomicReference<>();

  /**
   * Takes what was checked.
   *
   * @param warnings to be logged as soon as there is a log
   */
  Service(
      Build build,
      ListenAddress listen,
      Optional<ServerIdentity> identity,
      Logs logs,
      List<String> warnings) {
    this.build = build;
    this.listen = listen;
    this.identity = identity;
    this.logs = logs;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Returns when the first request was answered.
   *
   * @throws StartFailure if server or application did not start
   */
  void start() {
    InstanceFolder folder = InstanceFolder.create(Path.of(System.getProperty("java.io.tmpdir")));
    try {
      setProperties();
      logs.configure(folder.path());
      identity.ifPresent(own -> own.install(folder.path()));
      String listener = identity.isPresent() ? "https-listener" : "http-listener";
      PayaraMicroServer server = PayaraMicroServer.prepare(listener, this::startLog);
      new Termination(server, folder::delete).listen();
      server.start(folder.path(), runtime().orElse(null));
      checkComplete(server);
      server.open();
      sendFirstRequest();
      log.get().release();
    } catch (StartFailure e) {
      explain();
      folder.delete();
      throw e;
    }
    LOG.info(() -> "%s %s ready on %s".formatted(build.program(), build.version(), listen.url()));
    settle();
  }

  private void startLog() {
    log.set(logs.install());
    warnings.forEach(LOG::warning);
  }

  private void sendFirstRequest() {
    // Without a certificate of the clients' authority we are none of them.
    if (!identity.map(ServerIdentity::asksClients).orElse(false)) {
      FirstRequest.send(listen.url());
    }
  }

  private void setProperties() {
    System.setProperty("inspector.role", build.role().wireName());
    // domain.xml refers to these two.
    System.setProperty("inspector.listen.address", listen.host());
    System.setProperty("inspector.listen.port", String.valueOf(listen.port()));
    // The server's default is true, with which no IPv6 address can be listened on or reached.
    setDefault("java.net.preferIPv4Stack", "false");
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static Optional<Path> runtime() {
    return path("inspector.runtime");
  }

  private static Optional<Path> path(String property) {
    return Optional.ofNullable(System.getProperty(property)).map(Path::of);
  }

  // The server calls itself ready even if the application in it failed.
  private void checkComplete(PayaraMicroServer server) {
    Optional<String> refusal = log.get().refusal();
    if (refusal.isPresent()) {
      throw new StartFailure(refusal.get());
    }
    if (log.get().hasFailure() || !server.isComplete()) {
      throw new StartFailure(
          "the application did not start: " + log.get().lastError().orElse("see the log"));
    }
  }

  private void explain() {
    StartLog kept = log.get();
    if (kept != null) {
      kept.release();
      kept.flush();
    }
  }

  // In the background: what is done here is for later.
  private void settle() {
    Optional<ClassArchive> archive = archive();
    Thread thread =
        new Thread(
            () -> {
              Heap.settle();
              archive.ifPresent(Service::make);
            },
            "inspector-settle");
    thread.setDaemon(true);
    thread.start();
  }

  private static Optional<ClassArchive> archive() {
    Optional<Path> list = path("inspector.class.list");
    Optional<Path> file = path("inspector.class.archive");
    return runtime().isPresent() && list.isPresent() && file.isPresent()
        ? Optional.of(
            new ClassArchive(runtime().get().resolve("launch.jar"), file.get(), list.get()))
        : Optional.empty();
  }

  private static void make(ClassArchive archive) {
    try {
      // After the first requests: what they load belongs to the archive too.
      TimeUnit.SECONDS.sleep(QUIET_SECONDS);
      archive.make();
    } catch (IOException e) {
      LOG.log(Level.FINE, "the next start will not be faster", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
