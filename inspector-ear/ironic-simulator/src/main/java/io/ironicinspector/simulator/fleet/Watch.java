package io.ironicinspector.simulator.fleet;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Follows the states of machines. */
final class Watch {
  private static final long PERIOD_MILLIS = 250;

  private final Inspector inspector;
  private final List<Machine> machines;
  private final Map<String, String> seen = new HashMap<>();

  Watch(Inspector inspector, List<Machine> machines) {
    this.inspector = inspector;
    this.machines = machines;
  }

  /** Shows each change until all are in {@code wanted}; a run that failed ends the wait. */
  void await(String wanted, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!allIn(wanted)) {
      if (System.nanoTime() - deadline > 0) {
        throw new FleetException(
            "not all are " + wanted + " after " + limit.toSeconds() + " s: " + seen);
      }
      TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
    }
  }

  private boolean allIn(String wanted) {
    boolean all = true;
    for (Machine machine : machines) {
      JsonObject status = inspector.status(machine);
      String state = status.getString("state");
      if (!state.equals(seen.put(machine.name(), state))) {
        Console.line("%-12s is %s", machine.name(), state);
      }
      if (state.equals("error") && !wanted.equals("error")) {
        throw new FleetException(
            machine.name() + ": " + status.getString("error", "no error text"));
      }
      all &= state.equals(wanted);
    }
    return all;
  }
}
