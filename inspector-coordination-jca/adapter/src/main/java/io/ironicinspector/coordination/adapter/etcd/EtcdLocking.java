package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.CoordinatorStatus.Held;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.election.Candidates;
import io.ironicinspector.coordination.adapter.etcd.LockAttempt.Tools;
import io.ironicinspector.coordination.adapter.group.Delivery;
import io.ironicinspector.coordination.adapter.lock.Locks;
import io.ironicinspector.coordination.adapter.lock.Waiters;
import io.ironicinspector.coordination.adapter.pace.PaceStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/** What exclude each other by keys in etcd: the locks and the elections. Thread-safe. */
final class EtcdLocking {
  private static final Duration SWEEP = Duration.ofSeconds(1);
  private static final Duration UPKEEP = Duration.ofSeconds(3);
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Delivery losses = new Delivery("coordination-losses");
  private final GroupWorker worker;
  private final Leftovers leftovers;
  private final KeyWatches watches;
  private final PaceStore paceStore;
  private final HeldLocks heldLocks;
  private final HeldLocks heldElections;
  private final Waiters locks;
  private final Candidates candidates;
  private final LockDirectory directory;
  private final Upkeep upkeep;

  EtcdLocking(
      EtcdStore store,
      Namespace namespace,
      String lockPrefix,
      EtcdLeases leases,
      SessionKeeper keeper,
      GroupWorker worker,
      Ticker ticker) {
    this.worker = worker;
    leftovers = new Leftovers(ticker, store.timeout().multipliedBy(2));
    watches = new KeyWatches(store, ticker);
    paceStore = new EtcdPaceStore(store, watches, namespace);
    var transactions = new LockTransactions(store, namespace);
    var values = new LockValue.Maker(InstantSource.system());
    var crowds = new Crowds();
    var release = new LockRelease(transactions, values, crowds);
    var strays = new Strays(transactions, release);
    var tools =
        new Tools(keeper, transactions, release, watches, values, leftovers, strays, crowds);
    LockSpace lockSpace = LockSpace.locks(lockPrefix, namespace);
    LockSpace elections = LockSpace.elections(namespace);
    heldLocks = new HeldLocks(store, lockSpace.all(), worker::untilDone);
    heldElections = new HeldLocks(store, elections.all(), worker::untilDone);
    var etcdLocks = new EtcdLocks(lockSpace, tools, heldLocks, losses, ticker);
    var etcdElections = new EtcdLocks(elections, tools, heldElections, losses, ticker);
    locks = new Waiters(etcdLocks);
    candidates = new Candidates(etcdElections);
    upkeep = new Upkeep(keeper, leases, List.of(etcdLocks, etcdElections));
    directory = new LockDirectory(store, namespace, lockSpace, elections, transactions);
  }

  void start() {
    worker.every(SWEEP, leftovers::sweep);
    worker.every(UPKEEP, upkeep::look);
    worker.every(IDLE, heldLocks::rest);
    worker.every(IDLE, heldElections::rest);
  }

  Locks locks() {
    return locks;
  }

  Candidates candidates() {
    return candidates;
  }

  LockDirectory directory() {
    return directory;
  }

  PaceStore paceStore() {
    return paceStore;
  }

  /** The locks of this process, by name. */
  List<Held> held() {
    return heldLocks.grants().stream()
        .map(grant -> new Held(grant.name(), grant.fencingToken()))
        .sorted(Comparator.comparing(held -> held.name().value()))
        .toList();
  }

  /** The locks that threads of this process wait for. */
  List<LockName> waiting() {
    return locks.names();
  }

  /** The session changed. Does not block. */
  void look() {
    heldLocks.look();
    heldElections.look();
    candidates.look();
  }

  /** The session is over: those who wait see to it that they get a place with the next one. */
  void wake() {
    watches.wake();
  }

  /** After the session was closed: nobody waits any more, and what is held is told to be lost. */
  void close(Duration patience) {
    look();
    wake();
    candidates.close(patience);
    heldLocks.close();
    heldElections.close();
    losses.close(Duration.ofMillis(300));
  }
}
