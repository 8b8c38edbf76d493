package io.ironicinspector.coordination.adapter.transaction;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import java.time.Duration;

/** A grant whose close is noted, and carried out after the completion of its transaction. */
final class TransactionGrant implements LockGrant {
  private final LockGrant grant;
  private volatile boolean closed;

  TransactionGrant(LockGrant grant) {
    this.grant = grant;
  }

  @Override
  public LockName name() {
    return grant.name();
  }

  @Override
  public long fencingToken() {
    return grant.fencingToken();
  }

  @Override
  public String store() {
    return grant.store();
  }

  @Override
  public boolean isValid() {
    return !closed && grant.isValid();
  }

  /** Whether the transaction has it, closed by the application or not. */
  boolean isHeld() {
    return grant.isValid();
  }

  @Override
  public Duration remaining() {
    return closed ? Duration.ZERO : grant.remaining();
  }

  @Override
  public boolean confirm() {
    return grant.confirm();
  }

  @Override
  public void onLost(Runnable callback) {
    grant.onLost(
        () -> {
          if (!closed) {
            callback.run();
          }
        });
  }

  /** Whether another user of the same transaction may have it. */
  boolean isFree() {
    return closed && grant.isValid();
  }

  /** For that other user. */
  TransactionGrant reopened() {
    return new TransactionGrant(grant);
  }

  @Override
  public void close() {
    closed = true;
  }

  void release() {
    closed = true;
    grant.close();
  }
}
