package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.Deadline;
import io.ironicinspector.coordination.adapter.etcd.KeyWatches.News;
import io.ironicinspector.coordination.adapter.etcd.LockSpace.LockKeys;
import io.ironicinspector.coordination.adapter.etcd.LockTransactions.Outcome;
import io.ironicinspector.coordination.adapter.thread.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One session's attempt to get one lock: takes it if it is free and nobody waits, else goes to the
 * end of the queue and waits for the one before to go, then for the lock. For one thread; closed
 * without success it leaves nothing behind.
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

  /** Values that the lock may have got without our knowledge. */
  private final List<LockValue> doubtful = new ArrayList<>();

  private Optional<ByteSequence> entry = Optional.empty();
  private Optional<Won> won = Optional.empty();
  private Scene scene;

  LockAttempt(EtcdSession session, LockKeys keys, Deadline deadline, Tools tools) {
    this.session = session;
    this.keys = keys;
    this.deadline = deadline;
    this.tools = tools;
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
    LockValue value = tools.values().next(session.lease());
    try {
      Outcome outcome = tools.transactions().acquire(keys, value);
      if (outcome.done()) {
        won(outcome.revision(), value);
        giveWayTo(outcome.othersWait());
      }
    } catch (CoordinationUnavailableException e) {
      settle(value, e);
      giveWayTo(!scene.queue().isEmpty());
    }
    return won;
  }

  private void noteCrowd(boolean others) {
    tools.crowds().note(keys.lock(), others);
  }

  private void giveWayTo(boolean others) {
    if (others && won.isPresent()) {
      noteCrowd(true);
      long token = won.get().token();
      won = Optional.empty();
      Runnable removal = () -> tools.transactions().release(keys, token);
      try {
        removal.run();
      } catch (CoordinationUnavailableException e) {
        tools.leftovers().removeOnce(session, removal);
      }
    }
  }

  /** Waits until the deadline. */
  Optional<Won> queue() throws InterruptedException {
    enter();
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
    LockValue value = tools.values().next(session.lease());
    entry = Optional.of(keys.entry(value));
    try {
      if (tools.crowds().isLikelyAt(keys.lock())) {
        saw(tools.transactions().queue(keys, value).scene());
      } else {
        takeOrQueue(value);
      }
    } catch (CoordinationUnavailableException e) {
      settle(value, e);
    }
  }

  private void takeOrQueue(LockValue value) {
    Outcome outcome = tools.transactions().acquireOrQueue(keys, value);
    if (!outcome.done()) {
      saw(outcome.scene());
    } else if (outcome.othersWait()) {
      saw(tools.transactions().giveWay(keys, value).scene());
    } else {
      won(outcome.revision(), value);
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
    News news =
        tools
            .watches()
            .awaitDelete(
                before.orElse(keys.lock()), scene.revision() + 1, deadline.left(LOOK_AGAIN));
    if (news == News.CHANGED && before.isEmpty()) {
      take(place);
    } else if (!deadline.isOver()) {
      lookPatiently();
    }
  }

  private void take(ByteSequence place) throws InterruptedException {
    LockValue value = tools.values().next(session.lease());
    try {
      Outcome outcome = tools.transactions().take(keys, place, value);
      if (outcome.done()) {
        won(outcome.revision(), value);
      } else {
        saw(outcome.scene());
      }
    } catch (CoordinationUnavailableException e) {
      doubt(value, e);
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
    LockValue value = tools.values().next(session.lease());
    try {
      Outcome outcome = tools.transactions().takeOrLeave(keys, place, value);
      if (outcome.done()) {
        won(outcome.revision(), value);
      }
      entry = Optional.empty();
    } catch (CoordinationUnavailableException e) {
      doubt(value, e);
      look();
    }
    return won;
  }

  /** The transaction with the value may have been carried out, or may be yet. */
  private void doubt(LockValue value, CoordinationUnavailableException failure) {
    if (Failures.leavesDoubt(failure)) {
      doubtful.add(value);
    } else if (Failures.isLeaseGone(failure)) {
      tools.keeper().doubt(session);
    }
  }

  /** Looks what became of it. */
  private void settle(LockValue value, CoordinationUnavailableException failure) {
    doubt(value, failure);
    if (doubtful.isEmpty() || Thread.currentThread().isInterrupted()) {
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
    found.holder().filter(doubtful::contains).ifPresent(value -> won(found.token(), value));
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

  private void won(long token, LockValue value) {
    won = Optional.of(new Won(session, token, value));
    entry = Optional.empty();
  }

  @Override
  public void close() {
    if (session.hasEnded()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    entry.ifPresent(this::leave);
    doubtful.forEach(this::mayAppear);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void leave(ByteSequence place) {
    Runnable removal = () -> tools.transactions().leave(place);
    try {
      removal.run();
    } catch (CoordinationUnavailableException e) {
      tools.leftovers().removeOnce(session, removal);
    }
  }

  private void mayAppear(LockValue value) {
    if (won.map(Won::value).filter(value::equals).isEmpty()) {
      tools.leftovers().mayAppear(session, () -> tools.transactions().undo(keys, value));
    }
    ByteSequence place = keys.entry(value);
    tools.leftovers().mayAppear(session, () -> tools.transactions().leave(place));
  }

  /**
   * The lock is ours.
   *
   * @param token create revision of its key
   */
  record Won(EtcdSession session, long token, LockValue value) {}

  /** What all attempts share. */
  record Tools(
      SessionKeeper keeper,
      LockTransactions transactions,
      KeyWatches watches,
      LockValue.Maker values,
      Leftovers leftovers,
      Crowds crowds) {}
}
