package io.ironicinspector.coordination.adapter;

import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.SessionState;
import java.time.Duration;
import java.util.List;

/**
 * A coordinator at one moment.
 *
 * @param leaseRemaining how long the lease certainly lasts if the store is not heard of again
 * @param views of the groups that are looked at
 * @param held the locks of this process, by name
 * @param waiting the locks that threads of this process wait for; one entry for each thread
 */
public record CoordinatorStatus(
    SessionState session,
    Duration leaseRemaining,
    List<View> views,
    List<Held> held,
    List<LockName> waiting) {
  public CoordinatorStatus {
    views = List.copyOf(views);
    held = List.copyOf(held);
    waiting = List.copyOf(waiting);
  }

  /**
   * What this process knows of a group.
   *
   * @param revision of the store at which it was so
   * @param age how long ago the store confirmed it
   */
  public record View(GroupName group, int members, long revision, Duration age) {}

  /** A lock of this process. */
  public record Held(LockName name, long fencingToken) {}
}
