package io.ironicinspector.coordination.adapter.group;

import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.adapter.Coordinator.Subscription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The members of one group as last known. Every change is told to every listener once and in order;
 * what changes nothing is not told. Thread-safe; does not block.
 */
public final class GroupRoster {
  private final Executor delivery;
  private final Map<MemberId, Member> members =
      new TreeMap<>(Comparator.comparing(MemberId::value));
  private final List<MembershipListener> listeners = new ArrayList<>();
  private boolean known;

  /**
   * @param delivery tells the listeners, one thing at a time
   */
  public GroupRoster(Executor delivery) {
    this.delivery = delivery;
  }

  /** Ordered by id; empty while nothing is known. */
  public synchronized List<Member> members() {
    return List.copyOf(members.values());
  }

  public synchronized void put(Member member) {
    if (!member.equals(members.put(member.id(), member))) {
      tell(listener -> listener.onJoined(member));
    }
  }

  public synchronized void remove(MemberId member) {
    if (members.remove(member) != null) {
      tell(listener -> listener.onLeft(member));
    }
  }

  /** These are all. Told as a snapshot, since single changes may have been missed. */
  public synchronized void replace(Collection<Member> all) {
    List<Member> before = members();
    members.clear();
    all.forEach(member -> members.put(member.id(), member));
    List<Member> now = members();
    if (!known || !before.equals(now)) {
      known = true;
      tell(listener -> listener.onSnapshot(now));
    }
  }

  /** Told a snapshot first: now if the members are known, else as soon as they are. */
  public synchronized Subscription subscribe(MembershipListener listener) {
    listeners.add(listener);
    if (known) {
      List<Member> now = members();
      delivery.execute(() -> listener.onSnapshot(now));
    }
    return () -> unsubscribe(listener);
  }

  private synchronized void unsubscribe(MembershipListener listener) {
    listeners.remove(listener);
  }

  private void tell(Consumer<MembershipListener> change) {
    for (MembershipListener listener : listeners) {
      delivery.execute(() -> change.accept(listener));
    }
  }
}
