package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.watch.WatchEvent;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.Deadline;
import io.ironicinspector.coordination.adapter.etcd.KeyWatches.News;
import io.ironicinspector.coordination.adapter.etcd.LockSpace.LockKeys;
import io.ironicinspector.coordination.adapter.etcd.LockTransactions.Outcome;
import io.ironicinspector.coordination.adapter.thread.Backoff;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One session's attempt to get one lock: takes it if it is free and nobody waits, else goes to the
 * end of the queue and waits for the one before to go, then for the lock, which is handed over or
 * becomes free. For one thread; closed without success it leaves nothing behind.
 */
final class LockAttempt implements AutoCloseable {
  // etcd 3.4 is known to lose events of a watch now and then (issues 17529, 18089, 19179).
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final EtcdSession session;
  private final LockKeys keys;
  private final Deadline deadline;
  private final Tools tools;

  /** What the lock says when it is ours, but for the time. */
  private final LockValue own;

  /** The lock may become ours without our knowledge, also later. */
  private boolean doubtful;

  private Optional<ByteSequence> entry = Optional.empty();
  private Optional<Won> won = Optional.empty();
  private Scene scene;

  LockAttempt(EtcdSession session, LockKeys keys, Deadline deadline, Tools tools) {
    this.session = session;
    this.keys = keys;
    this.deadline = deadline;
    this.tools = tools;
    this.own = tools.attempt(session.lease());
  }

  /** Without waiting. */
  Optional<Won> once() {
    if (tools.crowds().isLikelyAt(keys.lock())) {
      look();
      noteCrowd(!scene.queue().isEmpty());
      if (!scene.queue().isEmpty()) {
        return won;
      }
    }
    try {
      Outcome outcome = tools.transactions().acquire(keys, own);
      if (outcome.done()) {
        won(outcome.revision(), Optional.empty());
        giveWayTo(outcome.othersWait());
      }
    } catch (CoordinationUnavailableException e) {
      settle(e);
      giveWayTo(!scene.queue().isEmpty());
    }
    return won;
  }

  private void noteCrowd(boolean others) {
    tools.crowds().note(keys.lock(), others);
  }

  private void giveWayTo(boolean others) {
    if (others && won.isPresent()) {
      Won barged = won.get();
      won = Optional.empty();
      Runnable removal = () -> tools.release().release(keys, barged.token(), barged.next());
      try {
        removal.run();
      } catch (CoordinationUnavailableException e) {
        tools.leftovers().removeOnce(session, removal);
      }
      noteCrowd(true);
    }
  }

  /** Waits until the deadline. */
  Optional<Won> queue() throws InterruptedException {
    enter();
    if (won.isEmpty() && tools.strays().remove(keys, scene, own.lease(), own::isOfSameAttempt)) {
      lookPatiently();
    }
    while (won.isEmpty()) {
      ByteSequence place = place();
      Optional<ByteSequence> before = scene.before(place);
      if (before.isEmpty() && scene.isFree()) {
        take(place);
      } else if (deadline.isOver()) {
        return lastTry(place, before.isEmpty());
      } else {
        await(place, before);
      }
    }
    return won;
  }

  private void enter() {
    entry = Optional.of(keys.entry(own));
    try {
      if (tools.crowds().isLikelyAt(keys.lock())) {
        saw(tools.transactions().queue(keys, own).scene());
      } else {
        takeOrQueue();
      }
    } catch (CoordinationUnavailableException e) {
      settle(e);
    }
  }

  private void takeOrQueue() {
    Outcome outcome = tools.transactions().acquireOrQueue(keys, own);
    if (!outcome.done()) {
      saw(outcome.scene());
    } else if (outcome.othersWait()) {
      saw(tools.transactions().giveWay(keys, own).scene());
    } else {
      won(outcome.revision(), Optional.empty());
    }
  }

  /** Our entry in the queue, which is still there. */
  private ByteSequence place() {
    return entry
        .filter(place -> !session.hasEnded() && scene.hasQueued(place))
        .orElseThrow(
            () -> {
              // It hangs on the lease, and nobody else deletes it.
              tools.keeper().doubt(session);
              return new CoordinationUnavailableException(
                  "the place in the queue for a lock was lost with the session");
            });
  }

  private void await(ByteSequence place, Optional<ByteSequence> before)
      throws InterruptedException {
    if (before.isEmpty()) {
      awaitLock(place);
    } else {
      tools.watches().awaitDelete(before.get(), scene.revision() + 1, deadline.left(LOOK_AGAIN));
      lookUnlessLate();
    }
  }

  private void awaitLock(ByteSequence place) throws InterruptedException {
    var handedOver = new AtomicReference<KeyValue>();
    News news =
        tools
            .watches()
            .awaitChange(
                keys.lock(),
                scene.revision() + 1,
                event -> isForUs(event, handedOver),
                deadline.left(LOOK_AGAIN));
    if (handedOver.get() != null) {
      won(handedOver.get().getModRevision(), scene.after(place));
    } else if (news == News.CHANGED) {
      take(place);
    } else {
      lookUnlessLate();
    }
  }

  // Somebody who got in between gives way again.
  private boolean isForUs(WatchEvent event, AtomicReference<KeyValue> handedOver) {
    if (event.getEventType() == WatchEvent.EventType.DELETE) {
      return true;
    }
    boolean isOurs = isOurs(event.getKeyValue());
    if (isOurs) {
      handedOver.set(event.getKeyValue());
    }
    return isOurs;
  }

  private boolean isOurs(KeyValue lock) {
    return LockValue.decode(lock.getValue()).filter(own::isOfSameAttempt).isPresent();
  }

  private void lookUnlessLate() throws InterruptedException {
    if (!deadline.isOver()) {
      lookPatiently();
    }
  }

  private void take(ByteSequence place) throws InterruptedException {
    try {
      Outcome outcome = tools.transactions().take(keys, place, tools.values().again(own));
      if (outcome.done()) {
        won(outcome.revision(), outcome.next());
      } else {
        saw(outcome.scene());
      }
    } catch (CoordinationUnavailableException e) {
      doubt(e);
      lookPatiently();
    }
  }

  // The watch of a frozen member says nothing, and "still held" must be true.
  private Optional<Won> lastTry(ByteSequence place, boolean first) {
    if (!first) {
      look();
    }
    if (won.isPresent() || !scene.before(place()).isEmpty()) {
      return won;
    }
    try {
      Outcome outcome = tools.transactions().takeOrLeave(keys, place, tools.values().again(own));
      entry = Optional.empty();
      if (outcome.done()) {
        won(outcome.revision(), outcome.next());
      } else {
        saw(outcome.scene());
      }
    } catch (CoordinationUnavailableException e) {
      doubt(e);
      look();
    }
    return won;
  }

  /** The transaction may have been carried out, or may be yet. */
  private void doubt(CoordinationUnavailableException failure) {
    if (Failures.leavesDoubt(failure)) {
      doubtful = true;
    } else if (Failures.isLeaseGone(failure)) {
      tools.keeper().doubt(session);
    }
  }

  /** Looks what became of it. */
  private void settle(CoordinationUnavailableException failure) {
    doubt(failure);
    if (!doubtful || Thread.currentThread().isInterrupted()) {
      throw failure;
    }
    look();
    if (won.isEmpty() && !entry.filter(scene::hasQueued).isPresent()) {
      throw failure;
    }
  }

  private void look() {
    saw(tools.transactions().look(keys).scene());
  }

  private void saw(Scene found) {
    scene = found;
    if (found.lock().filter(this::isOurs).isPresent()) {
      Optional<ByteSequence> next = entry.map(found::after).orElseGet(found::first);
      if (entry.filter(found::hasQueued).isPresent()) {
        // A request was carried out twice: the second time it met our own lock and queued for it.
        long kept = found.token();
        tools.leftovers().removeOnce(session, own, () -> leave(kept));
      }
      won(found.token(), next);
    }
  }

  /** Looks until the store answers: a place in the queue is not given up for a short outage. */
  private void lookPatiently() throws InterruptedException {
    var backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    while (true) {
      try {
        look();
        return;
      } catch (CoordinationUnavailableException e) {
        if (deadline.isOver() || session.hasEnded()) {
          throw e;
        }
        TimeUnit.NANOSECONDS.sleep(deadline.left(backoff.pause()).toNanos());
      }
    }
  }

  private void won(long token, Optional<ByteSequence> next) {
    won = Optional.of(new Won(session, token, next));
    entry = Optional.empty();
  }

  @Override
  public void close() {
    if (session.hasEnded()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    long token = won.map(Won::token).orElse(0L);
    Runnable removal = () -> leave(token);
    if (entry.isPresent()) {
      leave(removal);
    }
    if (doubtful) {
      tools.leftovers().mayAppear(session, own, removal);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void leave(Runnable removal) {
    try {
      removal.run();
    } catch (CoordinationUnavailableException e) {
      tools.leftovers().removeOnce(session, own, removal);
    }
  }

  // The place first: without it nobody hands us the lock any more.
  private void leave(long kept) {
    Scene left = tools.transactions().leave(keys, keys.entry(own)).scene();
    if (left.token() != kept && left.lock().filter(this::isOurs).isPresent()) {
      tools.release().release(keys, left.token(), left.first());
    }
  }

  /**
   * The lock is ours.
   *
   * @param token revision at which its key was put
   * @param next the place of the first one that waits, as far as is known
   */
  record Won(EtcdSession session, long token, Optional<ByteSequence> next) {}

  /** What all attempts share. */
  record Tools(
      SessionKeeper keeper,
      LockTransactions transactions,
      LockRelease release,
      KeyWatches watches,
      LockValue.Maker values,
      Leftovers leftovers,
      Strays strays,
      Crowds crowds) {
    /** The value of an attempt whose lock no leftover of an earlier one is taken for. */
    LockValue attempt(long lease) {
      LockValue value = values.next(lease);
      for (int i = 1; i < LockValue.ATTEMPTS && leftovers.concern(value); i++) {
        value = values.next(lease);
      }
      return value;
    }
  }
}
