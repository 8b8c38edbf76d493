package io.ironicinspector.coordination.torture.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One line of a history. Times are nanoseconds of the machine's monotonic clock, which all
 * processes share ({@link System#nanoTime()} on Linux).
 */
public final class Operation {
  private static final String SEPARATOR = "\t";
  private static final int FIXED = 4;

  private final long start;
  private final long end;
  private final String source;
  private final Kind kind;
  private final String[] details;

  private Operation(long start, long end, String source, Kind kind, String... details) {
    this.start = start;
    this.end = end;
    this.source = source.intern();
    this.kind = kind;
    this.details = details.clone();
  }

  /**
   * A line.
   *
   * @param details each {@code name=value}; no tabs
   */
  public static Operation of(String source, Kind kind, long start, long end, String... details) {
    return new Operation(start, end, source, kind, details);
  }

  /** Reads what {@link #line()} wrote; empty for a line that was not written to its end. */
  static Optional<Operation> parse(String line) {
    String[] parts = line.split(SEPARATOR, -1);
    if (parts.length < FIXED + 1 || !parts[parts.length - 1].equals(".")) {
      return Optional.empty();
    }
    return Optional.of(
        new Operation(
            Long.parseLong(parts[0]),
            Long.parseLong(parts[1]),
            parts[2],
            Kind.valueOf(parts[3]),
            Arrays.copyOfRange(parts, FIXED, parts.length - 1)));
  }

  String line() {
    var line = new StringBuilder(100);
    line.append(start).append(SEPARATOR).append(end).append(SEPARATOR);
    line.append(source).append(SEPARATOR).append(kind);
    for (String detail : details) {
      line.append(SEPARATOR).append(detail);
    }
    // Marks a whole line: a killed process may leave half of one.
    return line.append(SEPARATOR).append('.').toString();
  }

  /** When it began. */
  public long start() {
    return start;
  }

  /** When it ended; the start if it took no time. */
  public long end() {
    return end;
  }

  /** Who wrote it. */
  public String source() {
    return source;
  }

  /** What it is about. */
  public Kind kind() {
    return kind;
  }

  /** A detail that must be there. */
  public String get(String name) {
    for (String detail : details) {
      if (detail.startsWith(name) && detail.startsWith("=", name.length())) {
        return detail.substring(name.length() + 1);
      }
    }
    throw new IllegalArgumentException("no " + name + " in: " + line());
  }

  /** As {@link #get}, a number. */
  public long number(String name) {
    return Long.parseLong(get(name));
  }

  /** As {@link #get}, a list; see {@link #list(String, Iterable)}. */
  public List<String> list(String name) {
    String value = get(name);
    return value.isEmpty() ? List.of() : List.of(value.split(",", -1));
  }

  /** Whether a detail has this value. */
  public boolean is(String name, String value) {
    return get(name).equals(value);
  }

  /** A detail that is a list. */
  public static String list(String name, Iterable<String> values) {
    return name + "=" + String.join(",", values);
  }

  @Override
  public String toString() {
    return line();
  }
}
