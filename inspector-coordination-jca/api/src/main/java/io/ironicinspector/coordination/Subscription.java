package io.ironicinspector.coordination;

/** Ends when closed; a call that is under way may still arrive. Idempotent, thread-safe. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
