package io.ironicinspector.coordination.adapter.inprocess;

import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.ThisProcess;
import io.ironicinspector.coordination.adapter.lock.Grant;
import io.ironicinspector.coordination.adapter.lock.LocalLocks;
import io.ironicinspector.coordination.adapter.lock.LocalLocks.Permit;
import io.ironicinspector.coordination.adapter.lock.Locks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** The locks of one JVM. Thread-safe. */
final class InProcessLocks implements Locks {
  private static final Duration UNLIMITED = Duration.ofSeconds(Long.MAX_VALUE);

  private final String store;
  private final Executor delivery;
  private final InstantSource clock;
  private final LocalLocks queues = new LocalLocks();
  private final AtomicLong lastToken = new AtomicLong();
  private final Map<LockName, Held> held = new ConcurrentHashMap<>();

  /**
   * @param store whose tokens they are
   * @param delivery tells of losses
   * @param clock for what people read
   */
  InProcessLocks(String store, Executor delivery, InstantSource clock) {
    this.store = store;
    this.delivery = delivery;
    this.clock = clock;
  }

  @Override
  public Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException {
    return take(name, wait).map(grant -> grant);
  }

  /** As {@link #tryLock}. */
  Optional<Grant> take(LockName name, Duration wait) throws InterruptedException {
    return queues.acquire(name, wait).map(permit -> grant(name, permit));
  }

  private Grant grant(LockName name, Permit permit) {
    var rest = new Rest(() -> held.remove(name), permit);
    var grant = new Grant(name, lastToken.incrementAndGet(), store, rest, delivery);
    held.put(name, new Held(grant, clock.instant()));
    return grant;
  }

  int waiting(LockName name) {
    return queues.waiting(name);
  }

  /** All locks, by name. */
  List<HeldLock> list() {
    return held.values().stream()
        .map(Held::describe)
        .sorted(Comparator.comparing(lock -> lock.name().value()))
        .toList();
  }

  Optional<HeldLock> find(LockName name) {
    return Optional.ofNullable(held.get(name)).map(Held::describe);
  }

  /** Takes it away from who has it. @return whether that grant was still there */
  boolean force(LockName name, long token) {
    Held found = held.get(name);
    boolean there = found != null && found.grant().fencingToken() == token;
    return there && found.grant().lost();
  }

  private record Held(Grant grant, Instant since) {
    HeldLock describe() {
      return new HeldLock(
          grant.name(), grant.fencingToken(), Optional.of(ThisProcess.name()), Optional.of(since));
    }
  }

  /** Nothing can end a lock here but its holder or force. */
  private record Rest(Runnable removal, Permit permit) implements Grant.Backing {
    @Override
    public boolean isActive() {
      return true;
    }

    @Override
    public Duration remaining() {
      return UNLIMITED;
    }

    @Override
    public boolean confirm() {
      return true;
    }

    @Override
    public void end(boolean held) {
      // In this order: the next holder is noted after the permit.
      removal.run();
      permit.close();
    }
  }
}
