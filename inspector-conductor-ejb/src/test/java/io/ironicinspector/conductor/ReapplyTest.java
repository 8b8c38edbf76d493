package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.SOON;
import static io.ironicinspector.conductor.TestConductor.failure;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReapplyTest {
  private TestConductor conductor = new TestConductor();

  @AfterEach
  void stop() {
    conductor.close();
  }

  private NodeUuid finishedSampleNode() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    conductor.ironic.forgetCalls();
    return node;
  }

  @Test
  void storedDataIsAppliedAgainWithoutTouchingThePower() {
    NodeUuid node = finishedSampleNode();
    conductor.sleepVirtually(Duration.ofMinutes(5));
    get(conductor.engine.reapply(node));
    Introspection after = conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(after.error()).isEmpty();
    assertThat(after.startedAt()).isEqualTo(after.finishedAt());
    assertThat(conductor.ironic.calls()).noneMatch(call -> call.toString().contains("/states/"));
  }

  @Test
  void givenDataReplacesWhatIsStored() {
    NodeUuid node = finishedSampleNode();
    JsonObject given = Json.createObjectBuilder(Samples.inventory()).add("site", "b").build();
    get(conductor.engine.reapply(node, given));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(conductor.data(node, false).getString("site")).isEqualTo("b");
    assertThat(conductor.data(node, true).getString("site")).isEqualTo("b");
  }

  @Test
  void dataThatFailsTheFirstHooksEndsTheRunWithAllTheirTexts() {
    NodeUuid node = finishedSampleNode();
    JsonObject broken = Json.createObjectBuilder().add("error", "disk on fire").build();
    get(conductor.engine.reapply(node, broken));
    Introspection after = conductor.awaitState(node, IntrospectionState.ERROR);
    assertThat(after.error().orElseThrow())
        .startsWith(
            "Pre-processing failures detected reapplying introspection on stored data:\n"
                + "Preprocessing hook ramdisk_error: Ramdisk reported error: disk on fire");
  }

  @Test
  void aRunThatLosesItsLockAtTheEndHasAnEnd() throws IOException {
    NodeUuid node = finishedSampleNode();
    conductor.ironic.hangs("PATCH /v1/nodes/.*");
    JsonObject given = Json.createObjectBuilder(Samples.inventory()).add("site", "b").build();
    get(conductor.engine.reapply(node, given));
    await().atMost(SOON).until(() -> conductor.ironic.count("PATCH /v1/nodes/.*") == 1);
    conductor.coordination.lose(node);
    conductor.ironic.answersAgain();
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error()).isPresent();
  }

  @Test
  void aNodeThatWaitsForItsRamdiskIsRefusedAndNothingIsStored() {
    NodeUuid node = conductor.waitingSampleNode();
    Introspection before = conductor.find(node);
    ConductorException refused = failure(conductor.engine.reapply(node, Samples.inventory()));
    assertThat(refused.kind()).isEqualTo(Kind.CONFLICT);
    assertThat(refused).hasMessageContaining("it is in state waiting");
    assertThat(conductor.find(node)).isEqualTo(before);
    assertThat(conductor.stored(node, false)).isEmpty();
  }

  @Test
  void anUnknownNodeIsNotFoundAndNothingIsStored() {
    NodeUuid stranger = NodeUuid.parse("99999999-9999-4999-8999-999999999999");
    ConductorException refused = failure(conductor.engine.reapply(stranger, Samples.inventory()));
    assertThat(refused.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(refused).hasMessage("Could not find node " + stranger + " in cache");
    assertThat(conductor.stored(stranger, false)).isEmpty();
    ConductorException missed = failure(conductor.engine.reapply(stranger));
    assertThat(missed.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(missed)
        .hasMessage(
            "Introspection data not found for node %s, processed=False".formatted(stranger));
  }

  @Test
  void aLockedNodeIsAConflict() {
    NodeUuid node = finishedSampleNode();
    try (LockGrant busy = conductor.coordination.tryLock(node, Duration.ZERO).orElseThrow()) {
      ConductorException refused = failure(conductor.engine.reapply(node));
      assertThat(busy.isValid()).isTrue();
      assertThat(refused.kind()).isEqualTo(Kind.CONFLICT);
      assertThat(refused).hasMessage("Node locked, please, try again later");
    }
  }

  @Test
  void withoutAStoreThereIsNothingToApply() {
    conductor.close();
    conductor = new TestConductor(Map.of("processing.store_data", "none"));
    NodeUuid node = finishedSampleNode();
    ConductorException refused = failure(conductor.engine.reapply(node));
    assertThat(refused.kind()).isEqualTo(Kind.INVALID);
    assertThat(refused).hasMessageContaining("not configured to store introspection data");
    assertThat(conductor.find(node).state()).isEqualTo(IntrospectionState.FINISHED);
  }

  @Test
  void aRunThatFailedBeforeItHadDataHasNoneToApply() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.sleepVirtually(Duration.ofHours(2));
    conductor.engine.endTimedOut();
    ConductorException refused = failure(conductor.engine.reapply(node));
    assertThat(refused.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(refused)
        .hasMessage("Introspection data not found for node " + node + ", processed=False");
    assertThat(conductor.coordination.isHeld(node)).isFalse();
  }
}
