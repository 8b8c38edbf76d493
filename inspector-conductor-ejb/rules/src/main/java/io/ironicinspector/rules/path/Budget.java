package io.ironicinspector.rules.path;

import io.ironicinspector.rules.python.UnusableValueException;

/** How many values one evaluation may still visit: {@code ..*..*..*} would visit for hours. */
final class Budget {
  private static final int MOST_VISITS = 2_000_000;

  private int left = MOST_VISITS;

  void spend(int visits) {
    left -= visits;
    if (left < 0) {
      throw new UnusableValueException(
          "the path visits more than %d values".formatted(MOST_VISITS));
    }
  }
}
