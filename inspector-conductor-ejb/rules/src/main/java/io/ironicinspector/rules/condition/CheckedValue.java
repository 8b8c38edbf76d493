package io.ironicinspector.rules.condition;

import java.util.Optional;

/**
 * A value that a condition looked at.
 *
 * @param value null is a value, too
 * @param fits the result, inverted if the condition is
 * @param warning why nothing could be said about it; it does not fit then
 */
public record CheckedValue(Object value, boolean fits, Optional<String> warning) {
  static CheckedValue checked(Object value, boolean fits) {
    return new CheckedValue(value, fits, Optional.empty());
  }

  static CheckedValue unusable(Object value, String why) {
    return new CheckedValue(value, false, Optional.of(why));
  }
}
