package io.ironicinspector.conductor.introspection;

import java.util.Locale;

/** Which step ended a run, for the metrics. What exactly was wrong is in the run's error. */
public enum EndReason {
  /** The ramdisk's data was processed: the success. */
  PROCESSED,
  /** Data that was there was processed again: a success, too. */
  REAPPLIED,
  /** The node could not be made to boot. */
  PREPARE,
  /** The first half of the hooks refused the data. */
  PREPROCESS,
  /** A hook, a rule, Ironic or a store refused what became of the data. */
  PROCESS,
  /** The machine could not be switched off at the end. */
  POWER_OFF,
  /** As {@link #PREPROCESS} or {@link #PROCESS}, of data that was there. */
  REAPPLY,
  /** Cancelled by an operator. */
  ABORT,
  /** It took too long. */
  TIMEOUT,
  /** The node lock went; without it nothing may be changed. */
  LOCK_LOST,
  /** Another one began before it had ended. */
  SUPERSEDED;

  private final String label = name().toLowerCase(Locale.ROOT);

  String label() {
    return label;
  }
}
