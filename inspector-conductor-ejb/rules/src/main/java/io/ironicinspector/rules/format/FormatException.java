package io.ironicinspector.rules.format;

import io.ironicinspector.rules.python.PythonText;

/** A text could not be formatted. The message names it and says why, in Python's words. */
public final class FormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 1000;

  private FormatException(String message) {
    super(message, null, false, false);
  }

  /** The variable {@code key} does not exist. The text is the one that upstream meant. */
  static FormatException unknownKey(String format, Object key) {
    return new FormatException(
        "Invalid formatting variable key provided in value %s: %s"
            .formatted(shortened(format), PythonText.repr(key)));
  }

  static FormatException invalid(String format, String why) {
    return new FormatException(
        "Invalid formatting of value %s: %s".formatted(shortened(format), why));
  }

  private static String shortened(String format) {
    return format.length() <= SHOWN ? format : format.substring(0, SHOWN) + "...";
  }
}
