package io.ironicinspector.coordination.adapter.inprocess;

import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.group.Delivery;
import io.ironicinspector.coordination.adapter.group.GroupRoster;
import io.ironicinspector.coordination.adapter.pace.Paces;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the coordinators of one JVM share. Thread-safe; nothing to close. */
public final class InProcessStore {
  private static final InProcessStore SHARED = new InProcessStore();

  private final String name = "in-process:" + UUID.randomUUID();
  private final Delivery delivery = new Delivery("coordination-events");
  private final Delivery losses = new Delivery("coordination-losses");
  private final InProcessLocks locks = new InProcessLocks(name, losses, InstantSource.system());
  private final InProcessLocks elections = new InProcessLocks(name, losses, InstantSource.system());
  private final Paces paces = new Paces(new InProcessPaceStore(), Ticker.SYSTEM);
  private final AtomicLong joins = new AtomicLong();
  private final Map<GroupName, GroupRoster> groups = new ConcurrentHashMap<>();

  /** The one of this JVM (of this class loader): two adapter instances exclude each other by it. */
  public static InProcessStore shared() {
    return SHARED;
  }

  String name() {
    return name;
  }

  InProcessLocks locks() {
    return locks;
  }

  /** Of each election, the lock that its leader has. */
  InProcessLocks elections() {
    return elections;
  }

  Paces paces() {
    return paces;
  }

  Delivery delivery() {
    return delivery;
  }

  long nextJoin() {
    return joins.incrementAndGet();
  }

  GroupRoster roster(GroupName group) {
    return groups.computeIfAbsent(group, unused -> newRoster());
  }

  private GroupRoster newRoster() {
    var roster = new GroupRoster(delivery);
    // Nobody is in it yet, and that is known: a listener gets its snapshot at once.
    roster.replace(List.of());
    return roster;
  }
}
