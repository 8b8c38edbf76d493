package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.etcd.LockSpace.LockKeys;
import io.ironicinspector.coordination.adapter.etcd.LockTransactions.Outcome;
import java.util.Optional;

/**
 * Gives locks back: to the first of those who wait where that one is known, else to whoever comes.
 * Thread-safe.
 */
final class LockRelease {
  private static final int OFFERS = 3;

  private final LockTransactions transactions;
  private final LockValue.Maker values;
  private final Crowds crowds;

  LockRelease(LockTransactions transactions, LockValue.Maker values, Crowds crowds) {
    this.transactions = transactions;
    this.values = values;
    this.crowds = crowds;
  }

  /**
   * One transaction, and another one for each of those who gave up waiting in the meantime. May be
   * called again after a failure.
   *
   * @param next the place of the first one in the queue, as far as is known
   */
  void release(LockKeys keys, long token, Optional<ByteSequence> next) {
    Optional<ByteSequence> place = next;
    for (int offers = 0; offers < OFFERS && place.isPresent(); offers++) {
      Optional<Outcome> offered = offer(keys, token, place.get());
      if (offered.isEmpty()) {
        break;
      }
      Outcome outcome = offered.get();
      if (outcome.done()) {
        crowds.note(keys.lock(), outcome.othersWait());
        return;
      }
      Scene scene = outcome.scene();
      if (scene.token() != token) {
        return;
      }
      place = scene.first();
    }
    transactions.release(keys, token);
    crowds.note(keys.lock(), false);
  }

  private Optional<Outcome> offer(LockKeys keys, long token, ByteSequence place) {
    Optional<LockValue> attempt = keys.attempt(place);
    if (attempt.isEmpty()) {
      return Optional.empty();
    }
    try {
      LockValue value = values.again(attempt.get());
      return Optional.of(transactions.handOver(keys, token, place, value));
    } catch (CoordinationUnavailableException e) {
      if (Failures.leavesDoubt(e)) {
        throw e;
      }
      // The other one's lease has just ended, or is one that our user may not write for.
      return Optional.empty();
    }
  }
}
