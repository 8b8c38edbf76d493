package io.ironicinspector.osloconfig.check;

import java.util.Objects;

/**
 * Something that is wrong, or may be. Immutable.
 *
 * @param severity whether the service starts in spite of it
 * @param message one line for the operator, with section, option and place; never a secret
 */
public record Finding(Severity severity, String message) {
  /** Whether the service starts in spite of it. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public Finding {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
  }

  /** The service does not start with it. */
  public static Finding error(String message) {
    return new Finding(Severity.ERROR, message);
  }

  static Finding warning(String message) {
    return new Finding(Severity.WARNING, message);
  }

  static Finding warning(String message, String origin) {
    return warning(message + " (" + origin + ")");
  }

  /** Whether the service does not start with it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
