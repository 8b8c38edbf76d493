package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.kv.TxnResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A lock and those who wait for it.
 *
 * @param lock its key, if somebody has it
 * @param queue those who wait, in no order
 * @param revision of the store at which it was so
 */
record Scene(Optional<KeyValue> lock, List<KeyValue> queue, long revision) {
  /** Of an answer with two ranges, the lock's and the queue's. */
  static Scene of(TxnResponse response) {
    return new Scene(
        response.getGetResponses().get(0).getKvs().stream().findFirst(),
        response.getGetResponses().get(1).getKvs(),
        response.getHeader().getRevision());
  }

  boolean isFree() {
    return lock.isEmpty();
  }

  /** Of the one who has it; zero if nobody does. */
  long token() {
    return lock.map(KeyValue::getModRevision).orElse(0L);
  }

  boolean hasQueued(ByteSequence entry) {
    return find(entry).isPresent();
  }

  /** The one before the entry, if there is any. Only where {@link #hasQueued}. */
  Optional<ByteSequence> before(ByteSequence entry) {
    long own = find(entry).orElseThrow().getCreateRevision();
    return queue.stream()
        .filter(other -> other.getCreateRevision() < own)
        .max(Comparator.comparingLong(KeyValue::getCreateRevision))
        .map(KeyValue::getKey);
  }

  /** The first of those who wait. */
  Optional<ByteSequence> first() {
    return first(queue);
  }

  /** The first of those who wait besides the entry. */
  Optional<ByteSequence> after(ByteSequence entry) {
    return first(queue.stream().filter(other -> !other.getKey().equals(entry)).toList());
  }

  /** The one that came first. */
  static Optional<ByteSequence> first(List<KeyValue> queue) {
    return queue.stream()
        .min(Comparator.comparingLong(KeyValue::getCreateRevision))
        .map(KeyValue::getKey);
  }

  private Optional<KeyValue> find(ByteSequence entry) {
    return queue.stream().filter(found -> found.getKey().equals(entry)).findFirst();
  }
}
