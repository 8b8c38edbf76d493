package io.ironicinspector.api.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/**
 * Times as Python's {@code isoformat()}: UTC without a zone, microseconds only if there are any.
 * Without a DateTimeFormatter: a list has two thousand times, and they took a fifth of it.
 */
public final class PythonTime {
  private PythonTime() {}

  public static String text(Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(26);
    append(text, utc.getYear(), 4);
    append(text.append('-'), utc.getMonthValue(), 2);
    append(text.append('-'), utc.getDayOfMonth(), 2);
    append(text.append('T'), utc.getHour(), 2);
    append(text.append(':'), utc.getMinute(), 2);
    append(text.append(':'), utc.getSecond(), 2);
    int micros = utc.get(ChronoField.MICRO_OF_SECOND);
    if (micros != 0) {
      append(text.append('.'), micros, 6);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }
}
