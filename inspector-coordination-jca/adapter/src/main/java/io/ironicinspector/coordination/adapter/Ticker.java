package io.ironicinspector.coordination.adapter;

/** A clock for deadlines: never set back, unrelated to the time of day. Thread-safe. */
@FunctionalInterface
public interface Ticker {
  /** The clock of this JVM. */
  Ticker SYSTEM = System::nanoTime;

  /** Nanoseconds since some moment; only differences mean anything. */
  long nanos();
}
