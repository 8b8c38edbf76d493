package io.ironicinspector.micro.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** The texts of a record. */
final class Messages {
  private Messages() {}

  /** The message with its parameters; line breaks in it become blanks. */
  static String oneLine(Formatter formatter, LogRecord log) {
    String message = formatter.formatMessage(log);
    return message == null ? "" : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** The lines of a stack trace. */
  static List<String> trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString().lines().toList();
  }
}
