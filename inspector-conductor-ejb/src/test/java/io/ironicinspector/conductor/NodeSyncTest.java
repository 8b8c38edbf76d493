package io.ironicinspector.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.conductor.coordination.ConductorMember;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.domain.NodeUuid;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a node that is deleted in Ironic. */
class NodeSyncTest {
  private static final String HOST = "c2.example.org";

  private final TestConductor conductor = new TestConductor(Map.of("DEFAULT.host", HOST));

  @AfterEach
  void stop() {
    conductor.close();
  }

  private boolean isKnown(NodeUuid node) {
    return conductor.store.inTransaction(repository -> repository.find(node)).isPresent();
  }

  @Test
  void aNodeThatLeftIronicIsForgottenWithItsRuns() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.engine.forgetGone();
    assertThat(isKnown(node)).isTrue();
    conductor.ironic.removeNode(node);
    conductor.engine.forgetGone();
    assertThat(isKnown(node)).isFalse();
    assertThat(conductor.store.inTransaction(repository -> repository.runs(node)).size()).isZero();
    assertThat(conductor.coordination.isHeld(node)).isFalse();
  }

  @Test
  void aNodeThatSomebodyWorksOnWaitsForTheNextPass() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.ironic.removeNode(node);
    try (LockGrant busy = conductor.coordination.tryLock(node, Duration.ZERO).orElseThrow()) {
      conductor.engine.forgetGone();
      assertThat(busy.isValid()).isTrue();
    }
    assertThat(isKnown(node)).isTrue();
    conductor.engine.forgetGone();
    assertThat(isKnown(node)).isFalse();
  }

  @Test
  void nothingIsForgottenWhileIronicDoesNotAnswerOrFailsOnTheNode() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.ironic.removeNode(node);
    conductor.ironic.fails("GET /v1/nodes/.*", 500, 1000);
    conductor.engine.forgetGone();
    assertThat(isKnown(node)).isTrue();
    conductor.ironic.close();
    conductor.engine.forgetGone();
    assertThat(isKnown(node)).isTrue();
  }

  @Test
  void onlyTheFirstConductorOfTheGroupAsksIronic() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.ironic.removeNode(node);
    conductor.coordination.join(ConductorMember.id(HOST), Map.of());
    conductor.coordination.join(ConductorMember.id("c1.example.org"), Map.of());
    conductor.engine.forgetGone();
    assertThat(conductor.engine.isFirst()).isFalse();
    assertThat(conductor.ironic.calls()).isEmpty();
    conductor.coordination.leave(ConductorMember.id("c1.example.org"));
    assertThat(conductor.engine.isFirst()).isTrue();
    conductor.engine.forgetGone();
    assertThat(isKnown(node)).isFalse();
  }
}
