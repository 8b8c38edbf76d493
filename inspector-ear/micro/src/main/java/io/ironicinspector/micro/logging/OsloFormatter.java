package io.ironicinspector.micro.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/** oslo.log's default shape, each line of a stack trace with the same head. Thread-safe. */
public final class OsloFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private final long pid = ProcessHandle.current().pid();

  @Override
  public String format(LogRecord log) {
    String head =
        "%s %d %s %s [-] "
            .formatted(
                TIME.format(log.getInstant().atZone(ZoneId.systemDefault())),
                pid,
                level(log.getLevel()),
                log.getLoggerName());
    String message = formatMessage(log).strip().replaceAll("\\s*\\R\\s*", " ");
    return (message + trace(log.getThrown()))
        .lines()
        .collect(Collectors.joining("\n" + head, head, "\n"));
  }

  private static String trace(Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return "\n" + text;
  }

  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "WARNING";
    }
    return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }
}
