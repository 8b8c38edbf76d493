package io.ironicinspector.rules.regex;

/** A text is no regular expression of Python. The message is that of {@code re.error}. */
public final class InvalidRegexException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidRegexException(String message) {
    super(message);
  }
}
