package io.ironicinspector.conductor.hook.hints;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The form in which texts are compared: trimmed, lower case, percent-encoded, so that blanks and
 * operators inside a value are part of it.
 */
final class HintText {
  private static final String UNRESERVED = "_.-~/";

  private HintText() {}

  /** Without the encoding. */
  static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  static String encoded(String folded) {
    StringBuilder out = new StringBuilder(folded.length() + 16);
    for (byte b : folded.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(b)) {
        out.append((char) b);
      } else {
        out.append("%%%02X".formatted(b & 0xff));
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || UNRESERVED.indexOf(b) >= 0;
  }
}
