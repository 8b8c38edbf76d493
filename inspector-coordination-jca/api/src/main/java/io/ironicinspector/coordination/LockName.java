package io.ironicinspector.coordination;

import java.io.Serializable;
import java.util.Objects;

/**
 * The name of a lock as the application knows it, without the adapter's prefix: a node's UUID, for
 * example.
 */
public record LockName(String value) implements Serializable {
  public LockName {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a lock's name must not be empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
