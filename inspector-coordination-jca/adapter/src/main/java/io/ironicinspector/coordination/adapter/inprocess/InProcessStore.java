package io.ironicinspector.coordination.adapter.inprocess;

import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.adapter.group.Delivery;
import io.ironicinspector.coordination.adapter.group.GroupRoster;
import io.ironicinspector.coordination.adapter.lock.LocalLocks;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the coordinators of one JVM share. Thread-safe; nothing to close. */
public final class InProcessStore {
  private static final InProcessStore SHARED = new InProcessStore();

  private final String name = "in-process:" + UUID.randomUUID();
  private final LocalLocks locks = new LocalLocks();
  private final AtomicLong lastToken = new AtomicLong();
  private final Delivery delivery = new Delivery("coordination-events");
  private final Map<GroupName, GroupRoster> groups = new ConcurrentHashMap<>();

  /** The one of this JVM (of this class loader): two adapter instances exclude each other by it. */
  public static InProcessStore shared() {
    return SHARED;
  }

  String name() {
    return name;
  }

  LocalLocks locks() {
    return locks;
  }

  long nextToken() {
    return lastToken.incrementAndGet();
  }

  Delivery delivery() {
    return delivery;
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
