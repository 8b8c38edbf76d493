package io.ironicinspector.micro;

import fish.payara.micro.BootstrapException;
import io.ironicinspector.micro.payara.PayaraMicroServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Stops the server on SIGTERM and SIGINT. Not in a shutdown hook: by then the JVM has closed the
 * log, and what the application says while it stops would be lost.
 */
final class Termination {
  private static final Logger LOG = Logger.getLogger(Termination.class.getName());
  private static final long LIMIT_MILLIS = 20_000;

  private final PayaraMicroServer server;
  private final Runnable cleanUp;
  private final AtomicBoolean asked = new AtomicBoolean();

  Termination(PayaraMicroServer server, Runnable cleanUp) {
    this.server = server;
    this.cleanUp = cleanUp;
  }

  /** Takes over the signals. Without the JDK's class for it, the JVM's own shutdown remains. */
  void listen() {
    try {
      // By reflection: the compiler warns of this class, and warnings are errors here.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                asked();
                return null;
              });
      for (String name : List.of("TERM", "INT")) {
        Object each = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, each, proxy);
      }
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.FINE, "this JVM has no signal handlers", e);
    }
  }

  private void asked() {
    if (asked.compareAndSet(false, true)) {
      Thread thread = new Thread(this::stop, "inspector-stop");
      // The signal's own thread is a daemon, and the JVM would not wait for another one.
      thread.setDaemon(false);
      thread.start();
    }
  }

  private void stop() {
    LOG.info("stopping");
    Thread worker = new Thread(this::stopServer, "inspector-stop-server");
    worker.setDaemon(true);
    worker.start();
    try {
      worker.join(LIMIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean stopped = !worker.isAlive();
    LOG.log(
        stopped ? Level.INFO : Level.WARNING,
        () -> stopped ? "stopped" : "not stopped after " + LIMIT_MILLIS + " ms, giving up");
    exit(stopped ? 0 : 1);
  }

  private void stopServer() {
    try {
      server.stop();
    } catch (BootstrapException | IllegalStateException e) {
      LOG.log(Level.WARNING, "the server did not stop cleanly", e);
    }
  }

  private void exit(int code) {
    cleanUp.run();
    if (code != 0) {
      Runtime.getRuntime().halt(code);
    }
    // The server's own shutdown hook has nothing left to do, and says so in a format of its own.
    System.err.flush();
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    System.exit(code);
  }
}
