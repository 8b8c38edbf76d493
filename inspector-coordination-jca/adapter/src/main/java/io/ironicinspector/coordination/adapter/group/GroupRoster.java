package io.ironicinspector.coordination.adapter.group;

import io.ironicinspector.coordination.GroupSnapshot;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The members of one group as last known. Every change is told to every listener once and in order;
 * what changes nothing is not told. Thread-safe; does not block.
 */
public final class GroupRoster {
  private static final Comparator<Entry> JOINED =
      Comparator.comparingLong(Entry::joined).thenComparing(entry -> entry.member().id().value());

  private final Executor delivery;
  private final Map<MemberId, Entry> entries = new HashMap<>();
  private final List<MembershipListener> listeners = new ArrayList<>();
  private List<Member> members = List.of();
  private long changes;
  private boolean known;

  /**
   * @param delivery tells the listeners, one thing at a time
   */
  public GroupRoster(Executor delivery) {
    this.delivery = delivery;
  }

  /** In the order in which they joined; empty while nothing is known. Costs nothing. */
  public synchronized List<Member> members() {
    return members;
  }

  /** With the number of changes as the revision. */
  public synchronized GroupSnapshot snapshot() {
    return new GroupSnapshot(members, changes, Duration.ZERO);
  }

  public synchronized void put(Entry entry) {
    Entry before = entries.put(entry.member().id(), entry);
    if (before == null || !before.member().equals(entry.member())) {
      changed();
      tell(listener -> listener.onJoined(entry.member()));
    }
  }

  public synchronized void remove(MemberId member) {
    if (entries.remove(member) != null) {
      changed();
      tell(listener -> listener.onLeft(member));
    }
  }

  /** These are all. Told as a snapshot, since single changes may have been missed. */
  public synchronized void replace(Collection<Entry> all) {
    List<Member> before = members;
    entries.clear();
    all.forEach(entry -> entries.put(entry.member().id(), entry));
    if (!known || !before.equals(sorted())) {
      known = true;
      changed();
      List<Member> now = members;
      tell(listener -> listener.onSnapshot(now));
    }
  }

  private void changed() {
    members = sorted();
    changes++;
  }

  private List<Member> sorted() {
    return entries.values().stream().sorted(JOINED).map(Entry::member).toList();
  }

  /** Told a snapshot first: now if the members are known, else as soon as they are. */
  public synchronized Subscription subscribe(MembershipListener listener) {
    listeners.add(listener);
    if (known) {
      List<Member> now = members;
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

  /**
   * A member and its place in the order.
   *
   * @param joined grows from one that joined to the next
   */
  public record Entry(Member member, long joined) {}
}
