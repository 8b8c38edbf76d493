package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks now and then what hangs on the session's lease, and lets what nobody here knows be given
 * back. For one thread.
 */
final class Upkeep {
  private final SessionKeeper keeper;
  private final EtcdLeases leases;
  private final List<EtcdLocks> locks;
  private Set<ByteSequence> before = Set.of();

  Upkeep(SessionKeeper keeper, EtcdLeases leases, List<EtcdLocks> locks) {
    this.keeper = keeper;
    this.leases = leases;
    this.locks = locks;
  }

  /** Only what was there the last time, too: the rest is most likely in use. */
  void look() {
    EtcdSession session = keeper.current();
    if (!session.isActive()) {
      return;
    }
    Set<ByteSequence> now = new HashSet<>(leases.keys(session.lease()));
    Set<ByteSequence> old = new HashSet<>(now);
    old.retainAll(before);
    before = now;
    locks.forEach(kind -> kind.tidy(session, old));
  }
}
