package io.ironicinspector.coordination.torture.check;

import io.ironicinspector.coordination.torture.history.History;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import java.util.List;

/** A history with what every rule needs to know of it. */
record Evidence(History history, Limits limits, Disturbances disturbances, List<Life> lives) {
  static Evidence of(History history, Limits limits) {
    return new Evidence(history, limits, new Disturbances(history), Life.all(history));
  }

  List<Operation> all(Kind kind) {
    return history.all(kind);
  }

  long recoveryNanos() {
    return limits.recovery().toNanos();
  }

  long ttlNanos() {
    return limits.ttl().toNanos();
  }
}
