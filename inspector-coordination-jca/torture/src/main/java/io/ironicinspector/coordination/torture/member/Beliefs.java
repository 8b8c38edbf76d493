package io.ironicinspector.coordination.torture.member;

import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Kind;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Asks all the time whether what is held is still held, and notices when this process stood still.
 * Thread-safe.
 */
final class Beliefs {
  private static final Duration PERIOD = Duration.ofMillis(5);
  private static final Duration STALL = Duration.ofMillis(150);

  private final HistoryLog log;
  private final StopSignal stop;
  private final Set<Belief> held = ConcurrentHashMap.newKeySet();

  Beliefs(HistoryLog log, StopSignal stop) {
    this.log = log;
    this.stop = stop;
  }

  Belief begin(String resource, long token, BooleanSupplier valid) {
    var belief = new Belief(resource, token, valid);
    belief.ask();
    held.add(belief);
    return belief;
  }

  void end(Belief belief) {
    if (held.remove(belief)) {
      belief.end(log);
    }
  }

  /** Until the signal. */
  void watch() {
    long before = System.nanoTime();
    while (stop.sleep(PERIOD)) {
      held.forEach(Belief::ask);
      long now = System.nanoTime();
      if (now - before > STALL.toNanos()) {
        log.span(before, now, Kind.STALL);
      }
      before = now;
    }
  }
}
