package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.Candidacy;
import io.ironicinspector.coordination.CoordinationConnection;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.GroupSnapshot;
import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.Leader;
import io.ironicinspector.coordination.LeadershipListener;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockGrants;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.PaceName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.Subscription;
import io.ironicinspector.coordination.adapter.Coordinator;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** What the application holds. Dead after its close; the locks taken through it live on. */
final class ConnectionHandle implements CoordinationConnection {
  private final AtomicReference<CoordinationManagedConnection> owner;
  private volatile boolean failed;

  ConnectionHandle(CoordinationManagedConnection owner) {
    this.owner = new AtomicReference<>(owner);
  }

  @Override
  public Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException {
    notNegative(wait);
    return await(session -> session.tryLock(name, wait));
  }

  @Override
  public Optional<LockGrants> tryLockAll(Collection<LockName> names, Duration wait)
      throws InterruptedException {
    notNegative(wait);
    return await(session -> session.tryLockAll(names, wait));
  }

  @Override
  public boolean awaitTurn(PaceName pace, Duration interval, Duration wait)
      throws InterruptedException {
    notNegative(interval);
    notNegative(wait);
    return await(session -> session.coordinator().awaitTurn(pace, interval, wait));
  }

  private static void notNegative(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("a time must not be negative, was " + time);
    }
  }

  @Override
  public List<HeldLock> locks() {
    return ask(Coordinator::locks);
  }

  @Override
  public boolean forceRelease(LockName name, long fencingToken) {
    return ask(coordinator -> coordinator.forceRelease(name, fencingToken));
  }

  @Override
  public GroupName group() {
    return ask(Coordinator::group);
  }

  @Override
  public void join(GroupName group, MemberId member, Map<String, String> metadata) {
    tell(coordinator -> coordinator.join(group, member, metadata));
  }

  @Override
  public void leave(GroupName group, MemberId member) {
    tell(coordinator -> coordinator.leave(group, member));
  }

  @Override
  public GroupSnapshot members(GroupName group) {
    return ask(coordinator -> coordinator.members(group));
  }

  @Override
  public Optional<Member> randomMember(GroupName group, Predicate<Member> wanted) {
    List<Member> candidates = members(group).members().stream().filter(wanted).toList();
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(candidates.get(ThreadLocalRandom.current().nextInt(candidates.size())));
  }

  @Override
  public Subscription watch(GroupName group, MembershipListener listener) {
    return ask(coordinator -> coordinator.watch(group, listener));
  }

  @Override
  public Candidacy runFor(ElectionName election, LeadershipListener listener) {
    return ask(coordinator -> coordinator.runFor(election, listener));
  }

  @Override
  public Optional<Leader> leader(ElectionName election) {
    return ask(coordinator -> coordinator.leader(election));
  }

  @Override
  public SessionState sessionState() {
    return ask(Coordinator::sessionState);
  }

  private void tell(Telling telling) {
    ask(
        coordinator -> {
          telling.tell(coordinator);
          return telling;
        });
  }

  private <T> T ask(Question<T> question) {
    CoordinationManagedConnection current = current();
    try {
      return question.ask(current.session().coordinator());
    } catch (CoordinationUnavailableException e) {
      current.failed(this, e);
      throw e;
    }
  }

  private <T> T await(Wait<T> wait) throws InterruptedException {
    CoordinationManagedConnection current = current();
    try {
      return wait.await(current.session());
    } catch (CoordinationUnavailableException e) {
      current.failed(this, e);
      throw e;
    }
  }

  private CoordinationManagedConnection current() {
    CoordinationManagedConnection current = owner.get();
    if (current == null && failed) {
      throw new CoordinationUnavailableException(
          "the coordination connection ended when the store failed; take another one");
    }
    if (current == null) {
      throw new IllegalStateException("the coordination connection was closed");
    }
    return current;
  }

  void moveTo(CoordinationManagedConnection next) {
    CoordinationManagedConnection before = owner.getAndSet(next);
    if (before != null && before != next) {
      before.left(this);
    }
  }

  /** The pool is about to end it, and the application did not close it. */
  void fail() {
    failed = true;
  }

  void invalidate() {
    owner.set(null);
  }

  @Override
  public void close() {
    failed = false;
    CoordinationManagedConnection last = owner.getAndSet(null);
    if (last != null) {
      last.closed(this);
    }
  }

  @FunctionalInterface
  private interface Telling {
    void tell(Coordinator coordinator);
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(Coordinator coordinator);
  }

  @FunctionalInterface
  private interface Wait<T> {
    T await(Session session) throws InterruptedException;
  }
}
