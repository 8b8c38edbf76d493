package io.ironicinspector.rules.schema;

import io.ironicinspector.rules.python.PythonText;
import io.ironicinspector.rules.python.UnusableValueException;
import java.util.List;
import java.util.Map;

/** Values in messages: as Python prints them, but never by the megabyte. */
public final class Shown {
  private static final int LONGEST = 500;

  private Shown() {}

  /** A value for a trace: itself if it is short, else the beginning of its text. */
  public static Object tree(Object value) {
    boolean container = value instanceof Map || value instanceof List;
    boolean longText = value instanceof String text && text.length() > LONGEST;
    return container || longText ? repr(value) : value;
  }

  /** A text, shortened. */
  public static String text(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** {@code repr(value)}, shortened. */
  public static String repr(Object value) {
    try {
      return text(PythonText.repr(value));
    } catch (UnusableValueException unprintable) {
      return "a value that cannot be printed (" + unprintable.getMessage() + ")";
    }
  }
}
