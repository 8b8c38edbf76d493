package io.ironicinspector.simulator.fault;

import io.ironicinspector.simulator.error.ErrorBody;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What happens to a call: first a delay, then an end, or the ordinary answer if it has none. */
record FaultEffect(Duration delay, OptionalInt status, Optional<String> body, boolean drop) {
  static final FaultEffect NONE =
      new FaultEffect(Duration.ZERO, OptionalInt.empty(), Optional.empty(), false);

  FaultEffect {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay must not be negative, was " + delay);
    }
    if (status.isPresent() && (status.getAsInt() < 200 || status.getAsInt() > 599)) {
      throw new IllegalArgumentException(
          "status must be between 200 and 599, was " + status.getAsInt());
    }
    if (drop && status.isPresent()) {
      throw new IllegalArgumentException("a dropped call has no status");
    }
    if (body.isPresent() && status.isEmpty()) {
      throw new IllegalArgumentException("a body needs a status");
    }
  }

  /** The text to answer with {@code status}. */
  String answer(int code) {
    return body.orElseGet(
        () ->
            code < 400
                ? "{}"
                : ErrorBody.fault(code, "Ordered failure of the simulator.").toString());
  }
}
