package io.ironicinspector.coordination.adapter.transaction;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A grant that does what a test tells it. For one thread. */
final class TestGrant implements LockGrant {
  private final LockName name;
  private final List<Runnable> callbacks = new ArrayList<>();
  private boolean valid = true;
  private boolean confirmed = true;
  private boolean answering = true;
  private boolean closed;

  TestGrant(LockName name) {
    this.name = name;
  }

  /** The member knows. */
  void lose() {
    valid = false;
    confirmed = false;
    callbacks.forEach(Runnable::run);
  }

  /** The member does not know: it was paused, for example. */
  void loseUnnoticed() {
    confirmed = false;
  }

  void storeFails() {
    answering = false;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public LockName name() {
    return name;
  }

  @Override
  public long fencingToken() {
    return 7;
  }

  @Override
  public String store() {
    return "test";
  }

  @Override
  public boolean isValid() {
    return valid && !closed;
  }

  @Override
  public Duration remaining() {
    return isValid() ? Duration.ofSeconds(3) : Duration.ZERO;
  }

  @Override
  public boolean confirm() {
    if (!answering) {
      throw new CoordinationUnavailableException("no answer");
    }
    return confirmed;
  }

  @Override
  public void onLost(Runnable callback) {
    callbacks.add(callback);
  }

  @Override
  public void close() {
    closed = true;
    if (!answering) {
      throw new CoordinationUnavailableException("no answer");
    }
  }
}
