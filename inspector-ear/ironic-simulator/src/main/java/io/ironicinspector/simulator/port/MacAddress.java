package io.ironicinspector.simulator.port;

import io.ironicinspector.simulator.error.IronicError;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one way in which addresses are stored and compared. */
final class MacAddress {
  private static final Pattern FORM = Pattern.compile("\\p{XDigit}{2}(:\\p{XDigit}{2}){5}");

  private MacAddress() {}

  /** In lower case. @throws IronicError with 400 if {@code text} is none */
  static String normalize(String text) {
    if (!FORM.matcher(text).matches()) {
      throw IronicError.badRequest("Expected valid MAC address for address: " + text);
    }
    return text.toLowerCase(Locale.ROOT);
  }
}
