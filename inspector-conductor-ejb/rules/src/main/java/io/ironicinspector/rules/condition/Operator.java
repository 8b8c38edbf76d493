package io.ironicinspector.rules.condition;

import io.ironicinspector.rules.python.UnusableValueException;

/** What a value must be, with the parameters bound. Immutable, thread-safe. */
interface Operator {
  /**
   * Whether {@code value} fits.
   *
   * @throws UnusableValueException if nothing can be said about such a value
   */
  boolean check(Object value);
}
