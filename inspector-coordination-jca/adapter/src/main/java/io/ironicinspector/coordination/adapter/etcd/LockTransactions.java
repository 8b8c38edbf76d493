package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.DeleteOption;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import java.time.Duration;
import java.util.Optional;

/** The transactions of a lock: one to get it, one to give it back. */
final class LockTransactions {
  private final EtcdStore store;
  private final Duration timeout;

  LockTransactions(EtcdStore store, Duration timeout) {
    this.store = store;
    this.timeout = timeout;
  }

  /** Puts the key unless somebody has it. An answer that got lost is asked for again. */
  Attempt acquire(ByteSequence key, ByteSequence value, long lease) {
    var free = new Cmp(key, Cmp.Op.EQUAL, CmpTarget.createRevision(0));
    Op put = Op.put(key, value, PutOption.builder().withLeaseId(lease).build());
    TxnResponse done =
        store.txn(txn -> txn.If(free).Then(put).Else(Op.get(key, GetOption.DEFAULT)), timeout);
    return done.isSucceeded()
        ? new Attempt(true, revision(done), revision(done), storeName(done))
        : held(done, value);
  }

  /** Whether the key is ours, by the value that nobody else has. */
  Attempt readBack(ByteSequence key, ByteSequence value) {
    TxnResponse done = store.txn(txn -> txn.Then(Op.get(key, GetOption.DEFAULT)), timeout);
    return held(done, value);
  }

  private static Attempt held(TxnResponse done, ByteSequence value) {
    Optional<KeyValue> holder = done.getGetResponses().get(0).getKvs().stream().findFirst();
    boolean ours = holder.filter(found -> found.getValue().equals(value)).isPresent();
    long token = holder.map(KeyValue::getCreateRevision).orElse(0L);
    return new Attempt(ours, token, revision(done), storeName(done));
  }

  /** Deletes the key if it is still the one that the token names. */
  void release(ByteSequence key, long token) {
    delete(key, new Cmp(key, Cmp.Op.EQUAL, CmpTarget.createRevision(token)));
  }

  /** Deletes the key if an attempt, given up long ago, did make it. */
  void undo(ByteSequence key, ByteSequence value) {
    delete(key, new Cmp(key, Cmp.Op.EQUAL, CmpTarget.value(value)));
  }

  private void delete(ByteSequence key, Cmp ours) {
    store.txn(txn -> txn.If(ours).Then(Op.delete(key, DeleteOption.DEFAULT)), timeout);
  }

  private static long revision(TxnResponse done) {
    return done.getHeader().getRevision();
  }

  private static String storeName(TxnResponse done) {
    return "etcd:" + Long.toHexString(done.getHeader().getClusterId());
  }

  /**
   * @param token create revision of the key; zero if there is none
   * @param revision of the store when this was so
   * @param store name of the store
   */
  record Attempt(boolean ours, long token, long revision, String store) {}
}
