package io.ironicinspector.domain;

/** An event that its state does not accept. Nothing was changed. */
public class IllegalTransitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message is upstream's, clients show it to operators. */
  public IllegalTransitionException(IntrospectionState state, Event event) {
    super(
        "Can not transition from state '%s' on event '%s' (no defined transition)"
            .formatted(state.wireName(), event.wireName()));
  }
}
