package io.ironicinspector.coordination;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;

/**
 * A member of a group as the store holds it.
 *
 * @param id its name
 * @param metadata what it said of itself when it joined; empty for a member that says nothing
 *     (older tooz)
 */
public record Member(MemberId id, Map<String, String> metadata) implements Serializable {
  public Member {
    Objects.requireNonNull(id, "id");
    metadata = Map.copyOf(metadata);
  }
}
