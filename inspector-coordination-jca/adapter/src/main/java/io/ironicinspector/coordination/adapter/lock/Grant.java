package io.ironicinspector.coordination.adapter.lock;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A lock in somebody's hands: held, then either lost or closed. The provider says by a {@link
 * Backing} what it rests on, and calls {@link #lost()}. Thread-safe; no lock of its own is held
 * while it calls others.
 */
public final class Grant implements LockGrant {
  private final LockName name;
  private final long fencingToken;
  private final String store;
  private final Backing backing;
  private final Executor delivery;
  private final List<Runnable> callbacks = new ArrayList<>();
  private volatile State state = State.HELD;

  /**
   * @param store whose token it is
   * @param delivery runs the callbacks
   */
  public Grant(LockName name, long fencingToken, String store, Backing backing, Executor delivery) {
    this.name = name;
    this.fencingToken = fencingToken;
    this.store = store;
    this.backing = backing;
    this.delivery = delivery;
  }

  @Override
  public LockName name() {
    return name;
  }

  @Override
  public long fencingToken() {
    return fencingToken;
  }

  @Override
  public String store() {
    return store;
  }

  @Override
  public boolean isValid() {
    return state == State.HELD && backing.isActive();
  }

  @Override
  public Duration remaining() {
    return isValid() ? backing.remaining() : Duration.ZERO;
  }

  @Override
  public boolean confirm() {
    if (state == State.HELD && !backing.confirm()) {
      lost();
    }
    return state == State.HELD;
  }

  @Override
  public void onLost(Runnable callback) {
    synchronized (this) {
      if (state == State.HELD) {
        callbacks.add(callback);
        return;
      }
    }
    tell(callback);
  }

  /** Whether it was lost or closed. Does not block. */
  public boolean isOver() {
    return state != State.HELD;
  }

  /**
   * It is somebody else's, or nobody's.
   *
   * @return false if it was closed or lost before; nothing was changed
   */
  public boolean lost() {
    List<Runnable> told;
    synchronized (this) {
      if (state != State.HELD) {
        return false;
      }
      state = State.LOST;
      told = List.copyOf(callbacks);
    }
    backing.end(false);
    told.forEach(this::tell);
    return true;
  }

  private void tell(Runnable callback) {
    delivery.execute(
        () -> {
          if (state == State.LOST) {
            callback.run();
          }
        });
  }

  @Override
  public void close() {
    boolean held;
    synchronized (this) {
      held = state == State.HELD;
      state = State.CLOSED;
    }
    if (held) {
      backing.end(true);
    }
  }

  private enum State {
    HELD, // -> LOST, CLOSED
    LOST, // -> CLOSED
    CLOSED // final
  }

  /** What a grant rests on. */
  public interface Backing {
    /** Whether it may be relied upon at this moment. Does not block. */
    boolean isActive();

    /** For how long that will be so if nothing is heard. */
    Duration remaining();

    /** Asks the store. */
    boolean confirm();

    /**
     * Called once.
     *
     * @param held whether the store must be told; if not, the lock was lost
     */
    void end(boolean held);
  }
}
