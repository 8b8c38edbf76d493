package io.ironicinspector.coordination.adapter.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.RecordedEvents;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventQueueTest {
  private final EventQueue queue = new EventQueue(3);

  @Test
  void eventsComeInOrder() {
    queue.snapshot(List.of(member("a")));
    queue.add(listener -> listener.onSession(SessionState.SUSPECT));
    queue.joined(member("b"));
    queue.left(new MemberId("a"));
    assertThat(told()).containsExactly("snapshot [a]", "session SUSPECT", "joined b", "left a");
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void tooManyOfMembersBecomeASnapshotAndNothingElseIsLost() {
    queue.snapshot(List.of(member("a")));
    queue.add(listener -> listener.onSession(SessionState.LOST));
    queue.joined(member("b"));
    queue.joined(member("c"));
    queue.left(new MemberId("a"));
    queue.add(listener -> listener.onSession(SessionState.ACTIVE));
    queue.joined(member("d"));
    assertThat(told())
        .containsExactly("session LOST", "snapshot [b, c]", "session ACTIVE", "joined d");
  }

  @Test
  void otherEventsAreNotCountedNorDropped() {
    for (int i = 0; i < 10; i++) {
      queue.add(listener -> listener.onSession(SessionState.SUSPECT));
    }
    queue.joined(member("a"));
    assertThat(told()).hasSize(11).endsWith("joined a");
  }

  @Test
  void aSnapshotContainsWhatWaited() {
    queue.joined(member("a"));
    queue.snapshot(List.of(member("a"), member("b")));
    assertThat(told()).containsExactly("snapshot [a, b]");
  }

  @Test
  void whatWasToldLeavesRoom() {
    for (int i = 0; i < 10; i++) {
      queue.joined(member("m" + i));
      assertThat(told()).containsExactly("joined m" + i);
    }
  }

  @Test
  void aMemberThatComesAgainIsTheLastOne() {
    queue.snapshot(List.of(member("a"), member("b")));
    queue.joined(new Member(new MemberId("a"), Map.of("k", "v")));
    queue.joined(member("c"));
    queue.joined(member("d"));
    assertThat(told()).containsExactly("snapshot [b, a, c, d]");
  }

  @Test
  void aClearedQueueIsEmpty() {
    queue.joined(member("a"));
    queue.clear();
    assertThat(told()).isEmpty();
  }

  private List<String> told() {
    var heard = new RecordedEvents();
    Consumer<MembershipListener> event = queue.poll();
    while (event != null) {
      event.accept(heard);
      event = queue.poll();
    }
    return heard.all();
  }

  private static Member member(String id) {
    return new Member(new MemberId(id), Map.of());
  }
}
