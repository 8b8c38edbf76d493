package io.ironicinspector.coordination.adapter.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.adapter.CoordinationContract;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.RecordedEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InProcessCoordinatorTest extends CoordinationContract {
  private final InProcessStore store = new InProcessStore();

  @Override
  public int waiting(LockName name) {
    return store.locks().waiting(name);
  }

  @Override
  protected Coordinator open(GroupName group) {
    return new InProcessCoordinator(store, group);
  }

  @Test
  void twoStoresHaveDifferentNames() {
    assertThat(new InProcessStore().name())
        .startsWith("in-process:")
        .isNotEqualTo(new InProcessStore().name());
  }

  @Test
  void noThreadIsLeftWhenThereIsNothingToTell() {
    var group = new GroupName("idle");
    var events = new RecordedEvents();
    try (Coordinator coordinator = open(group)) {
      coordinator.start();
      try (var subscription = coordinator.watch(group, events)) {
        coordinator.join(group, new MemberId("someone"), Map.of());
        await().atMost(Duration.ofSeconds(5)).until(() -> events.size() == 2);
        assertThat(subscription).isNotNull();
      }
      await().atMost(Duration.ofSeconds(10)).until(() -> ownThreads().isEmpty());
    }
  }

  private static List<Thread> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("coordination-"))
        .toList();
  }
}
