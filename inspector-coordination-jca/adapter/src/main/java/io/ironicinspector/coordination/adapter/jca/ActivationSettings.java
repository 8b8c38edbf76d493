package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.GroupName;
import java.util.Optional;
import java.util.Set;

/**
 * What a message-driven bean asked for, checked.
 *
 * @param group absent: the adapter's
 * @param election what the bean runs for, if anything
 * @param maxQueue how many events of members may wait before they become one snapshot
 */
record ActivationSettings(
    Optional<GroupName> group,
    Optional<ElectionName> election,
    Set<EventKind> events,
    int maxQueue) {
  ActivationSettings {
    events = Set.copyOf(events);
  }
}
