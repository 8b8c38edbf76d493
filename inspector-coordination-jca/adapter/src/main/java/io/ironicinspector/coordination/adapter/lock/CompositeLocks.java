package io.ironicinspector.coordination.adapter.lock;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockGrants;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.Deadline;
import io.ironicinspector.coordination.adapter.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Several locks, all or none, taken in the order of their names, so that two who want the same ones
 * never wait for each other. Thread-safe.
 */
public final class CompositeLocks {
  private final Locks locks;
  private final Ticker ticker;

  public CompositeLocks(Locks locks, Ticker ticker) {
    this.locks = locks;
    this.ticker = ticker;
  }

  /** As {@code CoordinationConnection} specifies it. */
  public Optional<LockGrants> tryLockAll(Collection<LockName> names, Duration wait)
      throws InterruptedException {
    List<LockName> ordered = ordered(names);
    Deadline deadline = Deadline.in(wait, ticker);
    List<LockGrant> taken = new ArrayList<>();
    boolean complete = false;
    try {
      complete = takeAll(ordered, deadline, taken);
      return complete ? Optional.of(valid(taken)) : Optional.empty();
    } finally {
      if (!complete) {
        new LockGrants(taken).close();
      }
    }
  }

  private static List<LockName> ordered(Collection<LockName> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("no lock was named");
    }
    return names.stream().distinct().sorted(Comparator.comparing(LockName::value)).toList();
  }

  private boolean takeAll(List<LockName> ordered, Deadline deadline, List<LockGrant> taken)
      throws InterruptedException {
    for (LockName name : ordered) {
      Optional<LockGrant> grant = locks.tryLock(name, deadline.left());
      if (grant.isEmpty()) {
        return false;
      }
      taken.add(grant.get());
    }
    return true;
  }

  // The first ones may have been lost while the last one was waited for.
  private static LockGrants valid(List<LockGrant> taken) {
    var grants = new LockGrants(taken);
    if (!grants.isValid()) {
      grants.close();
      throw new CoordinationUnavailableException(
          "of several locks one was lost before the last one was there: " + names(taken));
    }
    return grants;
  }

  private static List<LockName> names(List<LockGrant> taken) {
    return taken.stream().map(LockGrant::name).toList();
  }
}
