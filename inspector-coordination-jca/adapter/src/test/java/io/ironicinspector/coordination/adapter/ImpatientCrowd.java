package io.ironicinspector.coordination.adapter;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many who want one lock, and give up or are interrupted at any moment, also at the one at which
 * they get it. Thread-safe.
 */
final class ImpatientCrowd {
  private static final int ROUNDS = 60;

  private final LockName name;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicBoolean shared = new AtomicBoolean();
  private final List<Long> tokens = new ArrayList<>();

  ImpatientCrowd(LockName name) {
    this.name = name;
  }

  /** Tries again and again. @return true */
  boolean press(Coordinator member, Random random) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Duration wait = Duration.ofMillis(random.nextInt(40));
      var attempt = new FutureTask<>(() -> once(member, wait));
      var thread = new Thread(attempt, "impatient");
      thread.start();
      try {
        attempt.get(random.nextInt(40), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        thread.interrupt();
        ended(attempt);
      }
    }
    return true;
  }

  // Nobody has the lock from here on, or the next round would find its own session holding it.
  private static void ended(FutureTask<Boolean> attempt) throws Exception {
    try {
      attempt.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof InterruptedException)) {
        throw e;
      }
    }
  }

  private boolean once(Coordinator member, Duration wait) throws InterruptedException {
    Optional<LockGrant> grant = member.tryLock(name, wait);
    grant.ifPresent(this::use);
    return grant.isPresent();
  }

  private void use(LockGrant grant) {
    if (inside.incrementAndGet() > 1) {
      shared.set(true);
    }
    synchronized (tokens) {
      tokens.add(grant.fencingToken());
    }
    inside.decrementAndGet();
    grant.close();
  }

  /** Of the grants, in the order in which they came. */
  List<Long> tokens() {
    synchronized (tokens) {
      return List.copyOf(tokens);
    }
  }

  /** Whether two ever had it at once. */
  boolean shared() {
    return shared.get();
  }
}
