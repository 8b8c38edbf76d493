package io.ironicinspector.api;

import io.ironicinspector.api.access.Doors;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.cors.CorsConfig;
import io.ironicinspector.api.health.HealthcheckConfig;
import io.ironicinspector.api.ramdisk.CallbackConfig;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads the configuration when the server starts, so that a mistake does not wait for a request;
 * and so that no server goes on without a filter that it could not make, as Payara would.
 */
@Singleton
@Startup
public class ApiStartup {
  private static final Logger LOG = Logger.getLogger(ApiStartup.class.getName());

  @Inject private Instance<Backend> backend;
  @Inject private Instance<Doors> doors;
  @Inject private Instance<CallbackConfig> callback;
  @Inject private Instance<CorsConfig> cors;
  @Inject private Instance<HealthcheckConfig> healthcheck;

  @PostConstruct
  void check() {
    try {
      LOG.log(
          Level.FINE,
          "The API starts with {0}",
          List.of(backend.get(), doors.get(), callback.get(), cors.get(), healthcheck.get()));
    } catch (RuntimeException refused) { // whatever it is: one line for the operator, no start
      LOG.log(Level.SEVERE, "The API does not start: {0}", rootMessage(refused));
      throw refused;
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
