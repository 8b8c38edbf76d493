package io.ironicinspector.coordination.benchmark;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.Coordinator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One lock and many sessions that want it: measured is the time from the call that releases it to
 * the return of the call that gets it. {@link #once()} is for one thread.
 */
final class HandOff implements AutoCloseable {
  private static final LockName NAME = new LockName("5b9f8b2d-6c61-4a62-8f0f-5b2b1c0a3f11");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Samples samples;
  private final List<Coordinator> sessions = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
  private final int waiters;
  private final LongSupplier queued;
  private final Runnable work;
  private Turn holder;

  /**
   * With {@code waiters} sessions in the queue behind the one that holds the lock.
   *
   * @param queued how many stand in the queue
   * @param work what is done under the lock
   */
  HandOff(Sessions open, int waiters, LongSupplier queued, Runnable work)
      throws InterruptedException {
    this.waiters = waiters;
    this.queued = queued;
    this.work = work;
    samples = new Samples("hand-off, " + waiters + " waiters");
    for (int i = 0; i <= waiters; i++) {
      Coordinator session = open.open("contended");
      sessions.add(session);
      threads.add(new Thread(() -> takeTurns(session), "hand-off-" + i));
    }
    threads.forEach(Thread::start);
    holder = next();
    awaitQueue();
  }

  Samples samples() {
    return samples;
  }

  void once() throws InterruptedException {
    Turn last = holder;
    long begin = System.nanoTime();
    last.grant().close();
    holder = next();
    samples.add(holder.sinceNanos() - begin);
    last.over().countDown();
    awaitQueue();
    work.run();
  }

  // Who had the lock goes to the end of the queue, and is no burden to what is measured next.
  private void awaitQueue() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (queued.getAsLong() < waiters) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("the queue did not fill within " + PATIENCE);
      }
    }
  }

  private Turn next() throws InterruptedException {
    Turn next = turns.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (next == null) {
      throw new IllegalStateException("nobody got the lock within " + PATIENCE);
    }
    return next;
  }

  private void takeTurns(Coordinator session) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<LockGrant> grant = session.tryLock(NAME, PATIENCE);
        long now = System.nanoTime();
        if (grant.isPresent()) {
          var turn = new Turn(grant.get(), now, new CountDownLatch(1));
          turns.add(turn);
          turn.over().await();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(PATIENCE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sessions.forEach(Coordinator::close);
  }

  private record Turn(LockGrant grant, long sinceNanos, CountDownLatch over) {}
}
