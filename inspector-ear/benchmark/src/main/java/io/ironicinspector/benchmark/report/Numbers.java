package io.ironicinspector.benchmark.report;

import java.util.Locale;

/** Numbers for people and machines. */
final class Numbers {
  private Numbers() {}

  /** Three digits that count. */
  static String text(double number) {
    if (!Double.isFinite(number)) {
      return "-";
    }
    int decimals = number >= 100 ? 0 : number >= 10 ? 1 : number >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  /** JSON knows no NaN and no infinity. */
  static String json(double number) {
    return Double.isFinite(number) ? String.format(Locale.ROOT, "%.4f", number) : "null";
  }
}
