package io.ironicinspector.micro.logging;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;

/** strftime's patterns, in this machine's time zone. Immutable, thread-safe. */
final class DateFormat {
  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('Y', "uuuu"),
          Map.entry('y', "uu"),
          Map.entry('m', "MM"),
          Map.entry('d', "dd"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('M', "mm"),
          Map.entry('S', "ss"),
          Map.entry('f', "SSSSSS"),
          Map.entry('p', "a"),
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('b', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('j', "DDD"),
          Map.entry('z', "xx"),
          Map.entry('Z', "zzz"),
          Map.entry('F', "uuuu-MM-dd"),
          Map.entry('T', "HH:mm:ss"));

  private final DateTimeFormatter formatter;

  DateFormat(String pattern) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      boolean special = pattern.charAt(i) == '%' && i + 1 < pattern.length();
      char letter = special ? pattern.charAt(++i) : pattern.charAt(i);
      if (special && LETTERS.containsKey(letter)) {
        builder.appendPattern(LETTERS.get(letter));
      } else {
        builder.appendLiteral(letter);
      }
    }
    formatter = builder.toFormatter(Locale.ROOT).withZone(ZoneId.systemDefault());
  }

  String format(Instant time) {
    return formatter.format(time);
  }
}
