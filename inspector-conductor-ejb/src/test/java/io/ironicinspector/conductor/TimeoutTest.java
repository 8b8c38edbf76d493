package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.UUID;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeoutTest {
  private static final Duration MORE_THAN_ALLOWED = Duration.ofSeconds(3601);

  private final TestConductor conductor = new TestConductor();

  @AfterEach
  void stop() {
    conductor.close();
  }

  @Test
  void aRunThatTookTooLongEnds() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.sleepVirtually(MORE_THAN_ALLOWED);
    conductor.engine.endTimedOut();
    Introspection ended = conductor.find(node);
    assertThat(ended.state()).isEqualTo(IntrospectionState.ERROR);
    assertThat(ended.error()).contains("Introspection timeout");
    assertThat(conductor.attributes(node)).isEmpty();
    assertThat(conductor.coordination.isHeld(node)).isFalse();
    assertThat(conductor.ironic.calls()).isEmpty();
  }

  @Test
  void aYoungerRunGoesOn() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.sleepVirtually(Duration.ofSeconds(3599));
    conductor.engine.endTimedOut();
    assertThat(conductor.find(node).state()).isEqualTo(IntrospectionState.WAITING);
  }

  @Test
  void aRunThatSomebodyWorksOnIsLeftAlone() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.sleepVirtually(MORE_THAN_ALLOWED);
    try (LockGrant busy = conductor.coordination.tryLock(node, Duration.ZERO).orElseThrow()) {
      conductor.engine.endTimedOut();
      assertThat(busy.isValid()).isTrue();
    }
    assertThat(conductor.find(node).state()).isEqualTo(IntrospectionState.WAITING);
  }

  @Test
  void aFailingDatabaseDoesNotEndTheTimer() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.sleepVirtually(MORE_THAN_ALLOWED);
    conductor.store.breaks(true);
    conductor.engine.endTimedOut();
    conductor.store.breaks(false);
    conductor.engine.endTimedOut();
    assertThat(conductor.find(node).state()).isEqualTo(IntrospectionState.ERROR);
  }

  @Test
  void aNodeCanBeStartedAfterItsTimeout() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.sleepVirtually(MORE_THAN_ALLOWED);
    conductor.engine.endTimedOut();
    get(conductor.engine.introspect(UUID, true));
    assertThat(conductor.awaitState(node, IntrospectionState.WAITING).error()).isEmpty();
  }
}
