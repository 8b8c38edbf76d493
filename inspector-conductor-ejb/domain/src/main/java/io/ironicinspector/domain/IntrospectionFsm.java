package io.ironicinspector.domain;

import static io.ironicinspector.domain.IntrospectionState.ABORTING;
import static io.ironicinspector.domain.IntrospectionState.ERROR;
import static io.ironicinspector.domain.IntrospectionState.FINISHED;
import static io.ironicinspector.domain.IntrospectionState.PROCESSING;
import static io.ironicinspector.domain.IntrospectionState.REAPPLYING;
import static io.ironicinspector.domain.IntrospectionState.STARTING;
import static io.ironicinspector.domain.IntrospectionState.WAITING;

import java.util.Optional;

/**
 * Decides whether an event is legal in a state, and what state follows. Immutable, thread-safe.
 *
 * <p>The table is upstream's with two arrows more and one fewer: {@code error} is legal in {@code
 * waiting} and {@code aborting} (upstream loses what the ramdisk reported), {@code abort} is not
 * legal in {@code error} (upstream powers the machine off for it).
 */
public final class IntrospectionFsm {
  private IntrospectionFsm() {}

  /**
   * Returns the state after {@code event}.
   *
   * @throws IllegalTransitionException if {@code state} does not accept {@code event}
   */
  public static IntrospectionState next(IntrospectionState state, Event event) {
    return target(state, event).orElseThrow(() -> new IllegalTransitionException(state, event));
  }

  /** Whether {@code state} accepts {@code event}. */
  public static boolean accepts(IntrospectionState state, Event event) {
    return target(state, event).isPresent();
  }

  // One case per state, no default: a new state must not compile until it is handled.
  private static Optional<IntrospectionState> target(IntrospectionState state, Event event) {
    return Optional.ofNullable(
        switch (state) {
          case STARTING ->
              switch (event) {
                case WAIT -> WAITING;
                case TIMEOUT, ERROR -> ERROR;
                default -> null;
              };
          case WAITING ->
              switch (event) {
                case START -> STARTING;
                case PROCESS -> PROCESSING;
                case ABORT -> ABORTING;
                case TIMEOUT, ERROR -> ERROR;
                default -> null;
              };
          case PROCESSING ->
              switch (event) {
                case FINISH -> FINISHED;
                case TIMEOUT, ERROR -> ERROR;
                default -> null;
              };
          case FINISHED ->
              switch (event) {
                case START -> STARTING;
                case REAPPLY -> REAPPLYING;
                case FINISH -> FINISHED;
                default -> null;
              };
          case ERROR ->
              switch (event) {
                case START -> STARTING;
                case REAPPLY -> REAPPLYING;
                case ERROR -> ERROR;
                default -> null;
              };
          case REAPPLYING ->
              switch (event) {
                case REAPPLY -> REAPPLYING;
                case FINISH -> FINISHED;
                case TIMEOUT, ERROR -> ERROR;
                default -> null;
              };
          case ENROLLING ->
              switch (event) {
                case PROCESS -> PROCESSING;
                case TIMEOUT, ERROR -> ERROR;
                default -> null;
              };
          case ABORTING ->
              switch (event) {
                case ABORT_END, TIMEOUT, ERROR -> ERROR;
                default -> null;
              };
        });
  }
}
