package io.ironicinspector.coordination;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The members of a group at one revision of the store.
 *
 * @param members in the order in which they joined
 * @param revision of the store at which this was so; within one process a counter of changes
 * @param age how long ago the store confirmed it last
 */
public record GroupSnapshot(List<Member> members, long revision, Duration age) {
  public GroupSnapshot {
    members = List.copyOf(members);
    Objects.requireNonNull(age, "age");
  }
}
