package io.ironicinspector.coordination;

import java.io.Serializable;
import java.util.Objects;

/**
 * A member's name within its group, {@code ironic_inspector.conductor.host-1} for example. No
 * slash.
 */
public record MemberId(String value) implements Serializable {
  public MemberId {
    Objects.requireNonNull(value, "value");
    if (value.isEmpty() || value.contains("/")) {
      throw new IllegalArgumentException("not a member id: '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
