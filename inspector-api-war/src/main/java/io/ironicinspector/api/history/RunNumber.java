package io.ironicinspector.api.history;

import io.ironicinspector.api.error.ApiException;
import java.util.regex.Pattern;

/** Reads the number of a run, wherever a client gives one. */
final class RunNumber {
  private static final Pattern FORM = Pattern.compile("0*[1-9][0-9]{0,17}");

  private RunNumber() {}

  /**
   * Reads one.
   *
   * @param where for the message: the name of the parameter
   * @throws ApiException 400 if it is none
   */
  static long parse(String where, String text) {
    if (!FORM.matcher(text).matches()) {
      throw ApiException.badRequest(
          "%s must be the number of a run, 1 or more, was %s".formatted(where, shown(text)));
    }
    return Long.parseLong(text);
  }

  private static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
