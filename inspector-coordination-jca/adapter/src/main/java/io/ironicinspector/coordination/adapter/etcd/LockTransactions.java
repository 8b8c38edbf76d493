package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.DeleteOption;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import io.ironicinspector.coordination.adapter.etcd.LockSpace.LockKeys;
import java.util.Optional;

/**
 * The transactions of a lock: one to get it, one to give it back, and those of its queue. What may
 * not be done twice is done once, and a failure leaves the question open.
 */
final class LockTransactions {
  private static final GetOption SOME =
      GetOption.builder().isPrefix(true).withKeysOnly(true).withLimit(1).build();

  // Each waiter wants to know who is before it, whatever becomes of those in between.
  private static final GetOption ALL =
      GetOption.builder().isPrefix(true).withKeysOnly(true).build();

  private final EtcdStore store;
  private final Namespace namespace;

  LockTransactions(EtcdStore store, Namespace namespace) {
    this.store = store;
    this.namespace = namespace;
  }

  /** Takes the lock if it is free. The answer has one of those who wait then. */
  Outcome acquire(LockKeys keys, LockValue value) {
    return new Outcome(
        store.txn(
            txn -> txn.If(isFree(keys)).Then(put(keys.lock(), value), Op.get(keys.queue(), SOME))));
  }

  /** Takes the lock if it is free, else a place in its queue. */
  Outcome acquireOrQueue(LockKeys keys, LockValue value) {
    return new Outcome(
        store.txn(
            txn ->
                txn.If(isFree(keys))
                    .Then(put(keys.lock(), value), Op.get(keys.queue(), SOME))
                    .Else(putEntry(keys, value), getLock(keys), getQueue(keys))));
  }

  /** Takes a place in the queue. */
  Outcome queue(LockKeys keys, LockValue value) {
    return new Outcome(
        store.txn(txn -> txn.Then(putEntry(keys, value), getLock(keys), getQueue(keys))));
  }

  /** Gives the lock back and takes a place in its queue instead, in any case the latter. */
  Outcome giveWay(LockKeys keys, LockValue value) {
    Op[] place = {putEntry(keys, value), getLock(keys), getQueue(keys)};
    return new Outcome(
        store.txn(
            txn ->
                txn.If(isHeldBy(keys, value))
                    .Then(delete(keys.lock()), place[0], place[1], place[2])
                    .Else(place)));
  }

  /**
   * Goes from the queue to the lock, if that is free and the place was not lost. The answer has the
   * others that wait, or the lock and its queue.
   */
  Outcome take(LockKeys keys, ByteSequence entry, LockValue value) {
    return new Outcome(
        store.txn(
            txn ->
                txn.If(isFree(keys), isThere(entry))
                    .Then(put(keys.lock(), value), delete(entry), getQueue(keys))
                    .Else(getLock(keys), getQueue(keys))));
  }

  /** As {@link #take}, and leaves the queue if it cannot be. */
  Outcome takeOrLeave(LockKeys keys, ByteSequence entry, LockValue value) {
    return new Outcome(
        store.txn(
            txn ->
                txn.If(isFree(keys), isThere(entry))
                    .Then(put(keys.lock(), value), delete(entry), getQueue(keys))
                    .Else(delete(entry), getLock(keys), getQueue(keys))));
  }

  /** The lock and its queue as they are. */
  Outcome look(LockKeys keys) {
    return new Outcome(store.txnAgain(txn -> txn.Then(getLock(keys), getQueue(keys))));
  }

  /** Leaves the queue. The answer has the lock, which may have been handed over before. */
  Outcome leave(LockKeys keys, ByteSequence entry) {
    return new Outcome(
        store.txnAgain(txn -> txn.Then(delete(entry), getLock(keys), getQueue(keys))));
  }

  /** Gives the lock back if it is still the one that the token names. */
  void release(LockKeys keys, long token) {
    store.txnAgain(txn -> txn.If(isGrant(keys.lock(), token)).Then(delete(keys.lock())));
  }

  /**
   * Gives the lock to somebody who waits for it, if it is still the one that the token names and
   * that one still waits. So it is never free in between, and a commit is saved.
   *
   * @param value of the attempt whose place it is
   */
  Outcome handOver(LockKeys keys, long token, ByteSequence place, LockValue value) {
    return new Outcome(
        store.txnAgain(
            txn ->
                txn.If(isGrant(keys.lock(), token), isThere(place))
                    .Then(put(keys.lock(), value), delete(place), Op.get(keys.queue(), SOME))
                    .Else(getLock(keys), getQueue(keys))));
  }

  /** Takes it away. @return whether it was there */
  boolean force(ByteSequence lock, long token) {
    return store.txn(txn -> txn.If(isGrant(lock, token)).Then(delete(lock))).isSucceeded();
  }

  /**
   * Whether the token's grant is still there, as etcd's members agree: a plain read may come from
   * one that was paused and does not know yet (etcd issue 20418).
   */
  boolean confirm(ByteSequence lock, long token) {
    Op agree = delete(namespace.nothing());
    return store
        .txnAgain(txn -> txn.If(isGrant(lock, token)).Then(agree).Else(agree))
        .isSucceeded();
  }

  private static Cmp isFree(LockKeys keys) {
    return new Cmp(keys.lock(), Cmp.Op.EQUAL, CmpTarget.createRevision(0));
  }

  // Not the create revision, which stays the same when the lock is handed over.
  private static Cmp isGrant(ByteSequence lock, long token) {
    return new Cmp(lock, Cmp.Op.EQUAL, CmpTarget.modRevision(token));
  }

  private static Cmp isHeldBy(LockKeys keys, LockValue value) {
    return new Cmp(keys.lock(), Cmp.Op.EQUAL, CmpTarget.value(value.encode()));
  }

  private static Cmp isThere(ByteSequence entry) {
    return new Cmp(entry, Cmp.Op.GREATER, CmpTarget.createRevision(0));
  }

  private static Op put(ByteSequence key, LockValue value) {
    return Op.put(key, value.encode(), PutOption.builder().withLeaseId(value.lease()).build());
  }

  private static Op putEntry(LockKeys keys, LockValue value) {
    return put(keys.entry(value), value);
  }

  private static Op delete(ByteSequence key) {
    return Op.delete(key, DeleteOption.DEFAULT);
  }

  private static Op getLock(LockKeys keys) {
    return Op.get(keys.lock(), GetOption.DEFAULT);
  }

  private static Op getQueue(LockKeys keys) {
    return Op.get(keys.queue(), ALL);
  }

  /** The answer of one of these transactions. */
  record Outcome(TxnResponse response) {
    /** Whether the condition was true. */
    boolean done() {
      return response.isSucceeded();
    }

    /** Of the store at that moment; the token of a lock that was put. */
    long revision() {
      return response.getHeader().getRevision();
    }

    /** Only of a lock that was got or handed over: whether somebody waits for it. */
    boolean othersWait() {
      return !response.getGetResponses().get(0).getKvs().isEmpty();
    }

    /** Only of a lock that was got from the queue: the place of the next one. */
    Optional<ByteSequence> next() {
      return Scene.first(response.getGetResponses().get(0).getKvs());
    }

    /** Only of an answer with the lock and its queue. */
    Scene scene() {
      return Scene.of(response);
    }
  }
}
