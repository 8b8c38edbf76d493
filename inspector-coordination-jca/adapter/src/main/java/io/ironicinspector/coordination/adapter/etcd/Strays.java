package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.KeyValue;
import io.ironicinspector.coordination.adapter.etcd.LockSpace.LockKeys;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a session has in the store of attempts that are over: a request that was given up may be
 * carried out at any later time, by a member that was cut off for longer than anybody looked after
 * it, and would then keep everybody else out for as long as the session lives. Thread-safe.
 */
final class Strays {
  private final LockTransactions transactions;
  private final LockRelease release;

  Strays(LockTransactions transactions, LockRelease release) {
    this.transactions = transactions;
    this.release = release;
  }

  /**
   * Removes them. Only for the one thread of this process that may have to do with the lock.
   *
   * @param lease of the session
   * @param isCurrent of the attempt that this thread makes
   * @return whether there were any
   */
  boolean remove(LockKeys keys, Scene scene, long lease, Predicate<LockValue> isCurrent) {
    Predicate<LockValue> isStray = attempt -> attempt.lease() == lease && !isCurrent.test(attempt);
    List<KeyValue> places =
        scene.queue().stream()
            .filter(place -> keys.attempt(place.getKey()).filter(isStray).isPresent())
            .toList();
    places.forEach(place -> transactions.leave(keys, place.getKey()));
    Optional<KeyValue> lock =
        scene.lock().filter(held -> LockValue.decode(held.getValue()).filter(isStray).isPresent());
    lock.ifPresent(held -> release.release(keys, held.getModRevision(), scene.first()));
    return !places.isEmpty() || lock.isPresent();
  }
}
