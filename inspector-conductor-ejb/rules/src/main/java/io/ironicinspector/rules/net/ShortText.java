package io.ironicinspector.rules.net;

import io.ironicinspector.rules.python.PythonText;

/** Values in messages; a field may hold a whole inventory. */
final class ShortText {
  private static final int LONGEST = 100;

  private ShortText() {}

  static String repr(Object value) {
    return of(PythonText.repr(value));
  }

  static String of(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
