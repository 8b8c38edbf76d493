package io.ironicinspector.coordination.adapter.etcd;

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
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.PaceName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.Subscription;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.CoordinatorStatus;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.etcd.EtcdGroups.Freshness;
import io.ironicinspector.coordination.adapter.group.Delivery;
import io.ironicinspector.coordination.adapter.pace.Paces;
import io.ironicinspector.coordination.adapter.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Logger;

/** One process's session, locks, memberships and candidacies in etcd. */
public final class EtcdCoordinator implements Coordinator {
  private static final Logger LOG = Logger.getLogger(EtcdCoordinator.class.getName());
  private static final Duration STOP = Duration.ofSeconds(5);

  private final GroupName group;
  private final Ticker ticker;
  private final Delivery delivery = new Delivery("coordination-events");
  private final GroupWorker worker = new GroupWorker();
  private final List<Consumer<SessionState>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final EtcdStore store;
  private final EtcdLeases leases;
  private final SessionKeeper keeper;
  private final EtcdLocking locking;
  private final Paces paces;
  private final EtcdGroups groups;

  /** Connects to nothing yet. */
  public EtcdCoordinator(Settings settings, Ticker ticker) {
    this.group = settings.group();
    this.ticker = ticker;
    Duration timeout = requestTimeout(settings);
    var namespace = new Namespace(settings.namespace());
    store = new EtcdStore(settings.store(), timeout, new Permissions(settings));
    leases = new EtcdLeases(store, namespace, ticker);
    keeper =
        new SessionKeeper(
            leases, settings.leaseTtl(), ticker, settings.store().toString(), this::arrow);
    locking =
        new EtcdLocking(store, namespace, settings.lockPrefix(), leases, keeper, worker, ticker);
    paces = new Paces(locking.paceStore(), ticker);
    groups =
        new EtcdGroups(
            store,
            keeper,
            worker,
            delivery,
            new Freshness(timeout, settings.maxStaleness()),
            ticker);
  }

  // So short that a silent member costs no lease: another one is asked in time.
  private static Duration requestTimeout(Settings settings) {
    Duration timeout = settings.store().timeout();
    Duration most = settings.leaseTtl().dividedBy(3);
    return timeout.compareTo(most) < 0 ? timeout : most;
  }

  @Override
  public void start() {
    keeper.start();
    groups.start();
    locking.start();
  }

  private void arrow(SessionState state) {
    for (Consumer<SessionState> listener : listeners) {
      delivery.execute(() -> listener.accept(state));
    }
    locking.look();
    if (state == SessionState.LOST) {
      locking.wake();
    }
    if (state == SessionState.ACTIVE) {
      groups.rejoin();
    }
  }

  @Override
  public Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException {
    mustBeOpen();
    return locking.locks().tryLock(name, wait);
  }

  @Override
  public List<HeldLock> locks() {
    mustBeOpen();
    return locking.directory().locks();
  }

  @Override
  public boolean forceRelease(LockName name, long fencingToken) {
    mustBeOpen();
    return locking.directory().forceRelease(name, fencingToken);
  }

  @Override
  public GroupName group() {
    return group;
  }

  @Override
  public void join(GroupName joined, MemberId member, Map<String, String> metadata) {
    mustBeOpen();
    groups.join(joined, member, metadata);
  }

  @Override
  public void leave(GroupName left, MemberId member) {
    // After the close nobody is a member of anything any more.
    if (!closed.get()) {
      groups.leave(left, member);
    }
  }

  @Override
  public GroupSnapshot members(GroupName asked) {
    mustBeOpen();
    return groups.members(asked);
  }

  @Override
  public Subscription watch(GroupName watched, MembershipListener listener) {
    mustBeOpen();
    Subscription states = watchSession(listener::onSession);
    Subscription changes = groups.roster(watched).subscribe(listener);
    return () -> {
      changes.close();
      states.close();
    };
  }

  @Override
  public Subscription watchSession(Consumer<SessionState> listener) {
    mustBeOpen();
    // One object for each subscription: the same listener may come twice.
    Consumer<SessionState> own = state -> listener.accept(state);
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  @Override
  public Candidacy runFor(ElectionName election, LeadershipListener listener) {
    mustBeOpen();
    return locking.candidates().add(election, listener);
  }

  @Override
  public Optional<Leader> leader(ElectionName election) {
    mustBeOpen();
    return locking.directory().leader(election);
  }

  @Override
  public boolean awaitTurn(PaceName pace, Duration interval, Duration wait)
      throws InterruptedException {
    mustBeOpen();
    return paces.awaitTurn(pace, interval, wait);
  }

  @Override
  public SessionState sessionState() {
    return keeper.current().state();
  }

  @Override
  public CoordinatorStatus status() {
    EtcdSession session = keeper.current();
    return new CoordinatorStatus(
        session.state(), session.remaining(), groups.views(), locking.held(), locking.waiting());
  }

  private void mustBeOpen() {
    if (closed.get()) {
      throw new CoordinationUnavailableException("the coordination with etcd was stopped");
    }
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    long deadline = ticker.nanos() + STOP.toNanos();
    worker.close();
    keeper.close(Duration.ofMillis(500));
    // Whoever waits for a lock stops; before the lease ends, so that nobody takes another one.
    locking.close(Duration.ofMillis(500));
    groups.close();
    // Before the connection goes: close() drops queued calls, and our keys would then live on for
    // a whole TTL.
    revoke(Duration.ofSeconds(2));
    delivery.close(Duration.ofMillis(300));
    store.close(Duration.ofNanos(deadline - ticker.nanos()).minusMillis(200));
  }

  private void revoke(Duration timeout) {
    EtcdSession session = keeper.current();
    if (!session.hasLease()) {
      return;
    }
    try {
      leases.revoke(session.lease(), timeout);
    } catch (CoordinationUnavailableException e) {
      LOG.info(() -> "the lease was not revoked, it ends by itself: " + e.getMessage());
    }
  }

  /** For tests: what a process that hangs looks like to the others. */
  void freeze() {
    keeper.freeze();
  }
}
