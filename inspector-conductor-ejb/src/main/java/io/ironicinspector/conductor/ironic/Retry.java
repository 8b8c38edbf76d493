package io.ironicinspector.conductor.ironic;

import io.ironicinspector.osloconfig.context.RequestContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tries a call to Ironic again while it may pass. No thread waits in between. Thread-safe. */
final class Retry {
  private static final Logger LOG = Logger.getLogger(Retry.class.getName());

  private final ScheduledExecutorService scheduler;
  private final int attempts;
  private final Duration pause;

  Retry(ScheduledExecutorService scheduler, int attempts, Duration pause) {
    this.scheduler = scheduler;
    this.attempts = attempts;
    this.pause = pause;
  }

  /**
   * Completes with the first attempt that succeeds, or with the last failure.
   *
   * @param what for the log
   * @param attempt called on a thread that must not be blocked; what it throws ends the attempts
   */
  CompletableFuture<Void> run(String what, Supplier<CompletableFuture<Void>> attempt) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    attempt(1, what, attempt, result);
    return result;
  }

  private void attempt(
      int number,
      String what,
      Supplier<CompletableFuture<Void>> attempt,
      CompletableFuture<Void> result) {
    CompletableFuture<Void> call;
    try {
      call = attempt.get();
    } catch (RuntimeException refused) { // the caller's guard: it goes to the caller
      result.completeExceptionally(refused);
      return;
    }
    Future<?> unused =
        call.whenComplete(
            (done, failure) -> {
              if (failure == null) {
                result.complete(null);
                return;
              }
              Throwable cause = IronicHttp.cause(failure);
              boolean again =
                  number < attempts
                      && cause instanceof IronicException refused
                      && refused.mayPass()
                      && later(() -> attempt(number + 1, what, attempt, result));
              if (again) {
                LOG.log(
                    Level.INFO,
                    "{0}: try {1} of {2} failed: {3}",
                    new Object[] {what, number, attempts, cause.getMessage()});
              } else {
                result.completeExceptionally(cause);
              }
            });
  }

  private boolean later(Runnable next) {
    try {
      Future<?> unused =
          scheduler.schedule(RequestContext.carry(next), pause.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (RejectedExecutionException stopping) {
      return false;
    }
  }
}
