package io.ironicinspector.coordination.adapter.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.GetOption;
import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.Leader;
import io.ironicinspector.coordination.LockName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who holds what, whichever process it is, by a question to the store. Thread-safe. */
final class LockDirectory {
  private static final GetOption PREFIX = GetOption.builder().isPrefix(true).build();

  private final EtcdStore store;
  private final Namespace namespace;
  private final LockSpace locks;
  private final LockSpace elections;
  private final LockTransactions transactions;

  LockDirectory(
      EtcdStore store,
      Namespace namespace,
      LockSpace locks,
      LockSpace elections,
      LockTransactions transactions) {
    this.store = store;
    this.transactions = transactions;
    this.namespace = namespace;
    this.locks = locks;
    this.elections = elections;
  }

  /** All locks, by name. */
  List<HeldLock> locks() {
    TxnResponse found =
        store.txnAgain(
            txn -> txn.Then(Op.get(locks.all(), PREFIX), Op.get(namespace.sessions(), PREFIX)));
    Map<String, String> sessions = sessions(found.getGetResponses().get(1));
    return found.getGetResponses().get(0).getKvs().stream()
        .filter(key -> key.getKey().size() > locks.all().size())
        .map(key -> held(locks.nameOf(key.getKey()), key, sessions))
        .sorted(Comparator.comparing(lock -> lock.name().value()))
        .toList();
  }

  /** Takes a lock away. @return whether that grant was still there */
  boolean forceRelease(LockName name, long token) {
    return transactions.force(locks.keys(name).lock(), token);
  }

  /** The leader, if there is one that says who it is. */
  Optional<Leader> leader(ElectionName election) {
    var name = new LockName(election.value());
    TxnResponse found =
        store.txnAgain(
            txn ->
                txn.Then(
                    Op.get(elections.keys(name).lock(), GetOption.DEFAULT),
                    Op.get(namespace.sessions(), PREFIX)));
    Map<String, String> sessions = sessions(found.getGetResponses().get(1));
    return found.getGetResponses().get(0).getKvs().stream()
        .map(key -> held(name, key, sessions))
        .filter(lock -> lock.holder().isPresent())
        .map(lock -> leader(election, lock))
        .findFirst();
  }

  private static Leader leader(ElectionName election, HeldLock lock) {
    return new Leader(
        election, lock.fencingToken(), lock.holder().orElseThrow(), lock.since().orElseThrow());
  }

  private static Map<String, String> sessions(GetResponse found) {
    return found.getKvs().stream()
        .collect(
            Collectors.toMap(
                session -> session.getKey().toString(UTF_8),
                session -> session.getValue().toString(UTF_8)));
  }

  private HeldLock held(LockName name, KeyValue key, Map<String, String> sessions) {
    Optional<LockValue> value = LockValue.decode(key.getValue());
    Optional<String> holder =
        value
            .map(LockValue::lease)
            .map(lease -> sessions.get(namespace.session(lease).toString(UTF_8)));
    Optional<Instant> since = holder.isEmpty() ? Optional.empty() : value.map(LockValue::since);
    return new HeldLock(name, key.getModRevision(), holder, since);
  }
}
