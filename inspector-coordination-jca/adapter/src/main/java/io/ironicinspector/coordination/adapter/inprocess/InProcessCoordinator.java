package io.ironicinspector.coordination.adapter.inprocess;

import io.ironicinspector.coordination.Candidacy;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.GroupSnapshot;
import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.Leader;
import io.ironicinspector.coordination.LeadershipListener;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.PaceName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.Subscription;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.CoordinatorStatus;
import io.ironicinspector.coordination.adapter.CoordinatorStatus.Held;
import io.ironicinspector.coordination.adapter.CoordinatorStatus.View;
import io.ironicinspector.coordination.adapter.election.Candidates;
import io.ironicinspector.coordination.adapter.group.GroupRoster;
import io.ironicinspector.coordination.adapter.lock.Waiters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A session that is active from start to close: there is no store that could fail. */
public final class InProcessCoordinator implements Coordinator {
  private static final Duration UNLIMITED = Duration.ofSeconds(Long.MAX_VALUE);
  private static final Duration STOP = Duration.ofSeconds(1);

  private final InProcessStore store;
  private final GroupName group;
  private final OwnGrants locks;
  private final OwnGrants elections;
  private final Waiters waiters;
  private final Candidates candidates;
  private final Map<Membership, Long> memberships = new ConcurrentHashMap<>();
  private final Set<GroupName> looked = ConcurrentHashMap.newKeySet();
  private final List<Consumer<SessionState>> listeners = new CopyOnWriteArrayList<>();
  private SessionState state = SessionState.CONNECTING;

  public InProcessCoordinator(InProcessStore store, GroupName group) {
    this.store = store;
    this.group = group;
    this.locks = new OwnGrants(store.locks());
    this.elections = new OwnGrants(store.elections());
    this.waiters = new Waiters(locks);
    this.candidates = new Candidates(elections);
  }

  @Override
  public synchronized void start() {
    to(SessionState.ACTIVE);
  }

  @Override
  public Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException {
    mustBeActive();
    return waiters.tryLock(name, wait);
  }

  @Override
  public List<HeldLock> locks() {
    mustBeActive();
    return store.locks().list();
  }

  @Override
  public boolean forceRelease(LockName name, long fencingToken) {
    mustBeActive();
    return store.locks().force(name, fencingToken);
  }

  @Override
  public GroupName group() {
    return group;
  }

  @Override
  public synchronized void join(GroupName joined, MemberId member, Map<String, String> metadata) {
    mustBeActive();
    long place =
        memberships.computeIfAbsent(new Membership(joined, member), unused -> store.nextJoin());
    store.roster(joined).put(new GroupRoster.Entry(new Member(member, metadata), place));
  }

  @Override
  public synchronized void leave(GroupName left, MemberId member) {
    if (memberships.remove(new Membership(left, member)) != null) {
      store.roster(left).remove(member);
    }
  }

  @Override
  public GroupSnapshot members(GroupName asked) {
    mustBeActive();
    looked.add(asked);
    return store.roster(asked).snapshot();
  }

  @Override
  public Subscription watch(GroupName watched, MembershipListener listener) {
    mustBeActive();
    looked.add(watched);
    Subscription states = watchSession(listener::onSession);
    Subscription changes = store.roster(watched).subscribe(listener);
    return () -> {
      changes.close();
      states.close();
    };
  }

  @Override
  public Subscription watchSession(Consumer<SessionState> listener) {
    mustBeActive();
    // One object for each subscription: the same listener may come twice.
    Consumer<SessionState> own = next -> listener.accept(next);
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  @Override
  public Candidacy runFor(ElectionName election, LeadershipListener listener) {
    mustBeActive();
    return candidates.add(election, listener);
  }

  @Override
  public Optional<Leader> leader(ElectionName election) {
    mustBeActive();
    return store
        .elections()
        .find(new LockName(election.value()))
        .map(lock -> leader(election, lock));
  }

  private static Leader leader(ElectionName election, HeldLock lock) {
    return new Leader(
        election, lock.fencingToken(), lock.holder().orElseThrow(), lock.since().orElseThrow());
  }

  @Override
  public boolean awaitTurn(PaceName pace, Duration interval, Duration wait)
      throws InterruptedException {
    mustBeActive();
    return store.paces().awaitTurn(pace, interval, wait);
  }

  @Override
  public synchronized SessionState sessionState() {
    return state;
  }

  @Override
  public CoordinatorStatus status() {
    SessionState now = sessionState();
    return new CoordinatorStatus(
        now,
        now == SessionState.ACTIVE ? UNLIMITED : Duration.ZERO,
        looked.stream().map(this::view).toList(),
        locks.held().stream().map(held -> new Held(held.name(), held.fencingToken())).toList(),
        waiters.names());
  }

  private View view(GroupName name) {
    GroupSnapshot known = store.roster(name).snapshot();
    return new View(name, known.members().size(), known.revision(), known.age());
  }

  @Override
  public void close() {
    synchronized (this) {
      if (state == SessionState.CLOSED) {
        return;
      }
      memberships.keySet().forEach(each -> leave(each.group(), each.member()));
      to(SessionState.CLOSED);
    }
    candidates.close(STOP);
    locks.close();
    elections.close();
  }

  private void to(SessionState next) {
    state = next;
    for (Consumer<SessionState> listener : listeners) {
      store.delivery().execute(() -> listener.accept(next));
    }
  }

  private synchronized void mustBeActive() {
    if (state != SessionState.ACTIVE) {
      throw new CoordinationUnavailableException("the in-process coordination is not running");
    }
  }

  private record Membership(GroupName group, MemberId member) {}
}
