package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.UUID;
import static io.ironicinspector.conductor.TestConductor.failure;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AbortTest {
  private final TestConductor conductor = new TestConductor();

  @AfterEach
  void stop() {
    conductor.close();
  }

  @Test
  void cancelsAWaitingRunAndSwitchesTheMachineOff() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.abort("sample"));
    Introspection ended = conductor.awaitState(node, IntrospectionState.ERROR);
    assertThat(ended.error()).contains("Canceled by operator");
    assertThat(ended.finishedAt()).isPresent();
    assertThat(conductor.attributes(node)).isEmpty();
    assertThat(conductor.ironic.count("PUT .*power off.*")).isEqualTo(1);
  }

  @Test
  void answersWhileIronicThinksAboutThePower() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.ironic.hangs("PUT .*/states/power");
    get(conductor.engine.abort(UUID));
    assertThat(conductor.find(node).state()).isEqualTo(IntrospectionState.ABORTING);
    assertThat(conductor.coordination.isHeld(node)).isTrue();
  }

  @Test
  void cancelsEvenIfTheMachineStaysOn() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.ironic.fails("PUT .*", 400, 99);
    get(conductor.engine.abort(UUID));
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error())
        .contains("Canceled by operator");
  }

  @Test
  void leavesThePowerOfAnUnmanagedMachineAlone() {
    NodeUuid node = conductor.addSampleNode();
    get(conductor.engine.introspect(UUID, false));
    get(conductor.engine.abort(UUID));
    conductor.awaitState(node, IntrospectionState.ERROR);
    assertThat(conductor.ironic.count("PUT .*")).isZero();
  }

  @Test
  void aNodeNeverIntrospectedIsNotFound() {
    ConductorException failure = failure(conductor.engine.abort(UUID));
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(failure).hasMessage("Could not find node " + UUID + " in cache");
  }

  @Test
  void aRunThatEndedIsAConflictAndItsMachineIsNotTouched() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.abort(UUID));
    conductor.awaitState(node, IntrospectionState.ERROR);
    conductor.ironic.forgetCalls();
    ConductorException failure = failure(conductor.engine.abort(UUID));
    assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
    assertThat(failure).hasMessageContaining(UUID).hasMessageContaining("state error");
    assertThat(conductor.ironic.calls()).isEmpty();
  }

  @Test
  void aLockedNodeIsAConflict() {
    NodeUuid node = conductor.waitingSampleNode();
    try (LockGrant other = conductor.coordination.tryLock(node, Duration.ZERO).orElseThrow()) {
      ConductorException failure = failure(conductor.engine.abort(UUID));
      assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
      assertThat(failure).hasMessage("Node is locked, please, retry later");
      assertThat(other.isValid()).isTrue();
    }
  }
}
