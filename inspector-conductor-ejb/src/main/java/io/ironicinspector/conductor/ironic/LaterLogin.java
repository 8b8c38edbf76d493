package io.ironicinspector.conductor.ironic;

import io.ironicinspector.client.keystone.ServiceLogin;
import io.ironicinspector.client.keystone.ServiceLogin.Login;
import java.util.concurrent.CompletableFuture;

/**
 * Logs in for all who need it at once, so that those who must not wait for Keystone do not, on a
 * thread that is gone afterwards: it is needed once an hour. Thread-safe.
 */
final class LaterLogin {
  private final ServiceLogin login;
  private CompletableFuture<Login> asked = CompletableFuture.completedFuture(null);

  LaterLogin(ServiceLogin login) {
    this.login = login;
  }

  /** The login that is good now. */
  synchronized CompletableFuture<Login> get() {
    if (asked.isDone()) {
      asked = CompletableFuture.supplyAsync(login::login, LaterLogin::start);
    }
    return asked.copy();
  }

  // Not the common pool's, and not the container's: all of those may be waiting for Ironic.
  private static void start(Runnable task) {
    Thread thread = new Thread(task, "ironic-login");
    thread.setDaemon(true);
    thread.start();
  }
}
