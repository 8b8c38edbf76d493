package io.ironicinspector.api.auth;

import io.ironicinspector.api.error.BusyException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets a few threads at a time do something slow, so that the others stay free. Thread-safe. */
final class Turnstile {
  private final Semaphore places;
  private final Duration patience;

  /** Who waits longer than {@code patience} is sent away. */
  Turnstile(int places, Duration patience) {
    this.places = new Semaphore(places, true);
    this.patience = patience;
  }

  <T> T pass(Supplier<T> work) {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BusyException("Too many callers are being authenticated, try again later");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException("The service is stopping");
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
