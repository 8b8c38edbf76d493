package io.ironicinspector.rules.path;

import io.ironicinspector.rules.python.UnusableValueException;
import java.util.Optional;

/**
 * A value in its document. {@code parent} is empty for the document itself.
 *
 * @param absent this is no value at all, but what is above the document: its members are none, and
 *     a path must not end here
 */
record Found(Object value, Optional<Found> parent, boolean absent) {
  static final Found ABOVE_ROOT = new Found(null, Optional.empty(), true);

  static Found root(Object document) {
    return new Found(document, Optional.empty(), false);
  }

  Found requirePresent() {
    if (absent) {
      throw new UnusableValueException("the root has no parent");
    }
    return this;
  }

  Found child(Object childValue) {
    return new Found(childValue, Optional.of(this), false);
  }
}
