package io.ironicinspector.osloconfig.check;

import java.util.Objects;

/**
 * A value and where it comes from. Immutable.
 *
 * @param value references replaced, no blanks around it
 * @param origin for the operator: file and line, environment variable, command line, default
 */
public record Setting(String value, String origin) {
  static final String DEFAULT = "default";

  public Setting {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(origin, "origin");
  }

  /** Whether nobody set it. */
  public boolean isDefault() {
    return origin.equals(DEFAULT);
  }

  /** Without the value, which may be a password. */
  @Override
  public String toString() {
    return origin;
  }
}
