package io.ironicinspector.micro.payara;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Context;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.IOEventLifeCycleListener;
import org.glassfish.grizzly.attributes.Attribute;

/**
 * Of one connection: what its last request was, and that one thread at a time reads from it,
 * whichever thread selects meanwhile.
 */
final class Turn extends IOEventLifeCycleListener.Adapter {
  private static final Attribute<Turn> ATTRIBUTE =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute("inspector.turn");

  private enum State {
    /** The selector listens, and may read. */
    FREE,
    /**
     * The selector's thread reads and answers; the selector listens again when that is done, or if
     * another thread has taken it over.
     */
    TAKEN,
    /** A thread answers, and the selector does not listen. */
    UNHEARD
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.FREE);
  private final Deputy deputy;
  private volatile Wait last = Wait.ANY;
  private volatile boolean mayWait;

  private Turn(Deputy deputy) {
    this.deputy = deputy;
  }

  /** Empty before {@link #begin}. */
  static Optional<Turn> of(Connection<?> connection) {
    return Optional.ofNullable(ATTRIBUTE.get(connection));
  }

  static Turn begin(Connection<?> connection, Deputy deputy) {
    Turn turn = new Turn(deputy);
    ATTRIBUTE.set(connection, turn);
    return turn;
  }

  Deputy deputy() {
    return deputy;
  }

  /** What the last request may have waited for; before the first, anything. */
  Wait last() {
    return last;
  }

  void last(Wait wait) {
    last = wait;
  }

  /** Whether the selector's thread may wait for the database in this turn. */
  boolean mayWait() {
    return mayWait;
  }

  /**
   * On the selector's thread: whether it may read.
   *
   * @return false if the request before is not answered yet: the selector stops listening until it
   *     is
   */
  boolean isFree(Connection<?> connection) throws IOException {
    if (state.compareAndSet(State.TAKEN, State.UNHEARD)) {
      connection.disableIOEvent(IOEvent.READ);
    }
    return state.get() == State.FREE;
  }

  /** The selector's thread reads now. */
  void take(boolean waitAllowed) {
    mayWait = waitAllowed;
    state.set(State.TAKEN);
  }

  /** A thread of the pool goes on. */
  @Override
  public void onContextSuspend(Context context) throws IOException {
    silence(context);
  }

  @Override
  public void onContextManualIOEventControl(Context context) throws IOException {
    silence(context);
  }

  private void silence(Context context) throws IOException {
    if (!context.wasSuspended() && !context.isManualIOEventControl()) {
      state.set(State.UNHEARD);
      context.getConnection().disableIOEvent(IOEvent.READ);
    }
  }

  @Override
  public void onReregister(Context context) throws IOException {
    release(context);
  }

  @Override
  public void onComplete(Context context, Object data) throws IOException {
    release(context);
  }

  private void release(Context context) throws IOException {
    boolean unheard = state.getAndSet(State.FREE) == State.UNHEARD;
    if (unheard || context.wasSuspended() || context.isManualIOEventControl()) {
      context.getConnection().enableIOEvent(IOEvent.READ);
    }
  }
}
