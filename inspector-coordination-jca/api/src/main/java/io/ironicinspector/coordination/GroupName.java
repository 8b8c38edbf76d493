package io.ironicinspector.coordination;

import java.io.Serializable;
import java.util.Objects;

/**
 * The name of a group of members. Not empty. Inner slashes are allowed because the specification's
 * default has them; a trailing one is not, it would name another key.
 */
public record GroupName(String value) implements Serializable {
  public GroupName {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty() || value.endsWith("/")) {
      throw new IllegalArgumentException("not a group name: '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
