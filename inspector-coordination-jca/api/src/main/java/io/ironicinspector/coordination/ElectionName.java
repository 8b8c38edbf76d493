package io.ironicinspector.coordination;

import java.io.Serializable;
import java.util.Objects;

/** What candidates run for. */
public record ElectionName(String value) implements Serializable {
  public ElectionName {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("an election's name must not be empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
