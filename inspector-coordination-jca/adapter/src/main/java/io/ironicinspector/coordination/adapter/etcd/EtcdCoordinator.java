package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.etcd.EtcdGroups.Freshness;
import io.ironicinspector.coordination.adapter.group.Delivery;
import io.ironicinspector.coordination.adapter.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;

/** One process's session, locks and memberships in etcd. */
public final class EtcdCoordinator implements Coordinator {
  private static final Logger LOG = Logger.getLogger(EtcdCoordinator.class.getName());
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final Settings settings;
  private final Ticker ticker;
  private final Delivery delivery = new Delivery("coordination-events");
  private final GroupWorker worker = new GroupWorker();
  private final List<MembershipListener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final EtcdStore store;
  private final SessionKeeper keeper;
  private final Leftovers leftovers;
  private final EtcdLocks locks;
  private final EtcdGroups groups;

  /** Connects to nothing yet. */
  public EtcdCoordinator(Settings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
    Duration timeout = requestTimeout(settings);
    store = new EtcdStore(settings.store(), timeout);
    keeper =
        new SessionKeeper(
            store, settings.leaseTtl(), ticker, settings.store().toString(), this::arrow);
    leftovers = new Leftovers(ticker, timeout.multipliedBy(2));
    locks =
        new EtcdLocks(
            keeper,
            new LockTransactions(store, timeout),
            new KeyWatches(store, ticker),
            new ToozKeys(settings.lockPrefix()),
            leftovers,
            ticker);
    groups =
        new EtcdGroups(
            store,
            keeper,
            worker,
            delivery,
            new Freshness(timeout, settings.maxStaleness()),
            ticker);
  }

  // An answer that is older than the lease is worth nothing.
  private static Duration requestTimeout(Settings settings) {
    Duration timeout = settings.store().timeout();
    return timeout.compareTo(settings.leaseTtl()) < 0 ? timeout : settings.leaseTtl();
  }

  @Override
  public void start() {
    keeper.start();
    groups.start();
    worker.every(SWEEP, leftovers::sweep);
  }

  private void arrow(SessionState state) {
    for (MembershipListener listener : listeners) {
      delivery.execute(() -> listener.onSession(state));
    }
    if (state == SessionState.ACTIVE) {
      groups.rejoin();
    }
  }

  @Override
  public Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException {
    mustBeOpen();
    return locks.tryLock(name, wait);
  }

  @Override
  public GroupName group() {
    return settings.group();
  }

  @Override
  public void join(GroupName group, MemberId member, Map<String, String> metadata) {
    mustBeOpen();
    groups.join(group, member, metadata);
  }

  @Override
  public void leave(GroupName group, MemberId member) {
    // After the close nobody is a member of anything any more.
    if (!closed.get()) {
      groups.leave(group, member);
    }
  }

  @Override
  public List<Member> members(GroupName group) {
    mustBeOpen();
    return groups.members(group);
  }

  @Override
  public SessionState sessionState() {
    return keeper.current().state();
  }

  @Override
  public Subscription subscribe(MembershipListener listener) {
    mustBeOpen();
    listeners.add(listener);
    Subscription changes = groups.roster(group()).subscribe(listener);
    return () -> {
      changes.close();
      listeners.remove(listener);
    };
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
    keeper.close(Duration.ofSeconds(1));
    groups.close();
    // Before the connection goes: close() drops queued calls, and our keys would then live on for
    // a whole TTL.
    revoke(Duration.ofSeconds(2));
    delivery.close(Duration.ofMillis(500));
    store.close(Duration.ofNanos(deadline - ticker.nanos()));
  }

  private void revoke(Duration timeout) {
    EtcdSession session = keeper.current();
    if (!session.hasLease()) {
      return;
    }
    try {
      store.revoke(session.lease(), timeout);
    } catch (CoordinationUnavailableException e) {
      LOG.info(() -> "the lease was not revoked, it ends by itself: " + e.getMessage());
    }
  }

  /** For tests: what a process that hangs looks like to the others. */
  void freeze() {
    keeper.freeze();
  }
}
