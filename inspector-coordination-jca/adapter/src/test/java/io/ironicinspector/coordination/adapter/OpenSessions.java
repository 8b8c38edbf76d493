package io.ironicinspector.coordination.adapter;

import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** What the parts of the contract need of a provider. */
public interface OpenSessions {
  /** Longer than anything takes that is done at once. */
  Duration SOON = Duration.ofSeconds(10);

  /** A new session on the store that all sessions of this test share. Closed after the test. */
  Coordinator active();

  /** Of the sessions. */
  GroupName group();

  /** How many wait for the lock, seen from outside. */
  int waiting(LockName name);

  /** A name that no other test uses. */
  static LockName someLock() {
    return new LockName("lock-" + UUID.randomUUID());
  }

  /** Waits for the lock on another thread; returns when it has its place in the queue. */
  default FutureTask<LockGrant> queue(Coordinator member, LockName name) {
    int before = waiting(name);
    FutureTask<LockGrant> waiter =
        start(() -> member.tryLock(name, Duration.ofSeconds(40)).orElseThrow());
    await().atMost(SOON).until(() -> waiting(name) == before + 1);
    return waiter;
  }

  /** Runs it on another thread. */
  static <T> FutureTask<T> start(Callable<T> work) {
    var task = new FutureTask<>(work);
    new Thread(task, "contract").start();
    return task;
  }

  /** What it returned. */
  static <T> T result(FutureTask<T> task) throws Exception {
    return task.get(SOON.toSeconds(), TimeUnit.SECONDS);
  }
}
