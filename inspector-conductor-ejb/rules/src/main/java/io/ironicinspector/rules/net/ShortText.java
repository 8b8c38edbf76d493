package io.ironicinspector.rules.net;

import io.ironicinspector.rules.python.PythonText;

/** Values in messages; a field may hold a whole inventory. */
final class ShortText {
  private static final int LONGEST = 100;

  private ShortText() {}

  static String repr(Object value) {
    String text = PythonText.repr(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
