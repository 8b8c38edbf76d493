package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.Deadline;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.etcd.HeldLocks.Guard;
import io.ironicinspector.coordination.adapter.etcd.LockAttempt.Tools;
import io.ironicinspector.coordination.adapter.etcd.LockAttempt.Won;
import io.ironicinspector.coordination.adapter.etcd.LockSpace.LockKeys;
import io.ironicinspector.coordination.adapter.lock.Grant;
import io.ironicinspector.coordination.adapter.lock.LocalLocks;
import io.ironicinspector.coordination.adapter.lock.LocalLocks.Permit;
import io.ironicinspector.coordination.adapter.lock.Locks;
import io.ironicinspector.coordination.adapter.thread.Backoff;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The locks of one {@link LockSpace}: they exclude the threads of this process first and then, by
 * one transaction, the members of other processes, Python's included. Thread-safe.
 */
final class EtcdLocks implements Locks {
  private static final Logger LOG = Logger.getLogger(EtcdLocks.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final LockSpace space;
  private final Tools tools;
  private final HeldLocks held;
  private final Executor delivery;
  private final Ticker ticker;
  private final LocalLocks local = new LocalLocks();

  /**
   * @param delivery tells of losses
   */
  EtcdLocks(LockSpace space, Tools tools, HeldLocks held, Executor delivery, Ticker ticker) {
    this.space = space;
    this.tools = tools;
    this.held = held;
    this.delivery = delivery;
    this.ticker = ticker;
  }

  @Override
  public Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException {
    Deadline deadline = Deadline.in(wait, ticker);
    Optional<Permit> permit = local.acquire(name, deadline.left());
    if (permit.isEmpty()) {
      return Optional.empty();
    }
    LockKeys keys = space.keys(name);
    Guard guard = held.expect(keys.lock());
    Optional<Won> won = Optional.empty();
    try {
      won = compete(keys, deadline);
    } finally {
      if (won.isEmpty()) {
        guard.close();
        permit.get().close();
      }
    }
    return won.map(lock -> grant(name, keys, lock, guard, permit.get()));
  }

  private Optional<Won> compete(LockKeys keys, Deadline deadline) throws InterruptedException {
    var backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    while (true) {
      EtcdSession session = tools.keeper().active(deadline.left());
      try (var attempt = new LockAttempt(session, keys, deadline, tools)) {
        return deadline.isOver() ? attempt.once() : attempt.queue();
      } catch (CoordinationUnavailableException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while locking");
        }
        if (deadline.isOver() || tools.keeper().isClosed()) {
          throw e;
        }
      }
      TimeUnit.NANOSECONDS.sleep(deadline.left(backoff.pause()).toNanos());
    }
  }

  /**
   * Removes what the session has in the store of locks that no thread here has or waits for.
   *
   * @param keys that hang on the session's lease, and did some time ago
   */
  void tidy(EtcdSession session, Collection<ByteSequence> keys) {
    Set<LockName> names =
        keys.stream()
            .flatMap(key -> space.concerned(key).stream())
            .collect(Collectors.toUnmodifiableSet());
    names.forEach(name -> tidy(session, name));
  }

  private void tidy(EtcdSession session, LockName name) {
    Optional<Permit> free = local.inspect(name);
    if (free.isEmpty()) {
      return;
    }
    Permit permit = free.get();
    try (permit) {
      LockKeys keys = space.keys(name);
      Scene scene = tools.transactions().look(keys).scene();
      if (tools.strays().remove(keys, scene, session.lease(), attempt -> false)) {
        LOG.log(Level.INFO, "gave back {0}, which nobody here had", name.value());
      }
    }
  }

  private LockGrant grant(LockName name, LockKeys keys, Won won, Guard guard, Permit permit) {
    var backing = new EtcdBacking(won, keys, tools, guard, permit);
    var grant = new Grant(name, won.token(), won.session().store(), backing, delivery);
    guard.granted(grant, won.session());
    return grant;
  }
}
