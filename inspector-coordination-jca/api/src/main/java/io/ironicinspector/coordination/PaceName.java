package io.ironicinspector.coordination;

import java.io.Serializable;
import java.util.Objects;

/** The name of something that all members together do at one pace. */
public record PaceName(String value) implements Serializable {
  public PaceName {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a pace's name must not be empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
