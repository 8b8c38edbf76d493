package io.ironicinspector.coordination.torture.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a check found: violations, and how often it had anything to look at. A check that looked at
 * nothing proves nothing. For one thread.
 */
public final class Findings {
  private final List<Violation> violations = new ArrayList<>();
  private final Map<Promise, Integer> checks = new EnumMap<>(Promise.class);
  private final long origin;

  /**
   * @param origin from which times are told
   */
  Findings(long origin) {
    this.origin = origin;
  }

  void checked(Promise promise) {
    checks.merge(promise, 1, Integer::sum);
  }

  void violated(Promise promise, String format, Object... arguments) {
    violations.add(new Violation(promise, String.format(Locale.ROOT, format, arguments)));
  }

  /** A moment, for people. */
  String at(long nanos) {
    return String.format(Locale.ROOT, "%.3f s", (nanos - origin) / 1e9);
  }

  static String length(long nanos) {
    return Duration.ofNanos(nanos).toMillis() + " ms";
  }

  /** In the order in which they were found. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** How often each promise was put to the test; those that were not are missing. */
  public Map<Promise, Integer> checks() {
    return Map.copyOf(checks);
  }
}
