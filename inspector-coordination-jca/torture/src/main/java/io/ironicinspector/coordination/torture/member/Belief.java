package io.ironicinspector.coordination.torture.member;

import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Kind;
import java.util.function.BooleanSupplier;

/**
 * That a member has a lock, from the grant to the last time it was asked and said yes. Thread-safe.
 */
final class Belief {
  private final String resource;
  private final long token;
  private final BooleanSupplier valid;
  private final long granted = System.nanoTime();
  private long lastYes;
  private boolean believed;
  private boolean over;

  /**
   * @param valid asks whether it is still so; must not block
   */
  Belief(String resource, long token, BooleanSupplier valid) {
    this.resource = resource;
    this.token = token;
    this.valid = valid;
  }

  synchronized boolean ask() {
    // Before the question: it was still believed at that moment, whatever the scheduler does now.
    long asked = System.nanoTime();
    boolean yes = !over && valid.getAsBoolean();
    if (yes) {
      lastYes = asked;
      believed = true;
    }
    return yes;
  }

  /** It is given up. Once. A grant that was over before anybody asked was never believed. */
  synchronized void end(HistoryLog log) {
    over = true;
    if (!believed) {
      return;
    }
    log.span(granted, lastYes, Kind.HELD, "resource=" + resource, "token=" + token);
  }
}
