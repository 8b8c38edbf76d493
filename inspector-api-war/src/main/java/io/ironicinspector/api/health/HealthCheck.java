package io.ironicinspector.api.health;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One thing that was looked at. */
record HealthCheck(String name, boolean up) {
  private static final Logger LOG = Logger.getLogger(HealthCheck.class.getName());

  /** Up if the probe returns. Why it does not is for the log alone: anybody may ask. */
  static HealthCheck of(String name, Runnable probe) {
    try {
      probe.run();
      return new HealthCheck(name, true);
    } catch (RuntimeException e) { // whatever the reason, it is down
      LOG.log(Level.FINE, name + " is down", e);
      return new HealthCheck(name, false);
    }
  }

  static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }

  Map<String, String> shape() {
    return Map.of("name", name, "status", word(up));
  }
}
