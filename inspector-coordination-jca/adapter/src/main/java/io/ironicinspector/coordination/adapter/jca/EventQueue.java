package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * The events that wait for one bean, in order. When too many of members wait, a snapshot takes the
 * place of all of them; others are never dropped. Not thread-safe.
 */
final class EventQueue {
  private static final Logger LOG = Logger.getLogger(EventQueue.class.getName());

  private final int maxOfMembers;
  private final ArrayDeque<Event> events = new ArrayDeque<>();
  private final Map<MemberId, Member> members = new LinkedHashMap<>();
  private int ofMembers;

  EventQueue(int maxOfMembers) {
    this.maxOfMembers = maxOfMembers;
  }

  void snapshot(Collection<Member> all) {
    members.clear();
    all.forEach(member -> members.put(member.id(), member));
    addSnapshot();
  }

  void joined(Member member) {
    // Behind the others, also if it was there with other metadata.
    members.remove(member.id());
    members.put(member.id(), member);
    addOfMembers(listener -> listener.onJoined(member));
  }

  void left(MemberId member) {
    members.remove(member);
    addOfMembers(listener -> listener.onLeft(member));
  }

  /** Something that is not of members. */
  void add(Consumer<MembershipListener> telling) {
    events.add(new Event(false, telling));
  }

  private void addOfMembers(Consumer<MembershipListener> telling) {
    if (ofMembers < maxOfMembers) {
      ofMembers++;
      events.add(new Event(true, telling));
      return;
    }
    LOG.warning(
        () ->
            maxOfMembers
                + " events of the group wait for a message-driven bean; a snapshot replaces them");
    addSnapshot();
  }

  // What waits to be told of members is contained in it.
  private void addSnapshot() {
    events.removeIf(Event::ofMembers);
    List<Member> now = List.copyOf(members.values());
    events.add(new Event(true, listener -> listener.onSnapshot(now)));
    ofMembers = 1;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /** The next one, or null. */
  Consumer<MembershipListener> poll() {
    Event event = events.poll();
    if (event == null) {
      return null;
    }
    if (event.ofMembers()) {
      ofMembers--;
    }
    return event.telling();
  }

  void clear() {
    events.clear();
    ofMembers = 0;
  }

  private record Event(boolean ofMembers, Consumer<MembershipListener> telling) {}
}
