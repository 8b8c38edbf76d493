package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.failure;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.Run;
import io.ironicinspector.persistence.Run.Document;
import io.ironicinspector.persistence.Run.Phase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered of runs, however they end. */
class HistoryTest {
  private TestConductor conductor = new TestConductor();

  @AfterEach
  void stop() {
    conductor.close();
  }

  private List<Run> runs(NodeUuid node) {
    return conductor.store.inTransaction(repository -> repository.runs(node));
  }

  private Run last(NodeUuid node) {
    return runs(node).get(0);
  }

  private static List<IntrospectionState> phases(Run run) {
    return run.phases().stream().map(Phase::state).toList();
  }

  private static String error(Run run) {
    return run.end().orElseThrow().error().orElseThrow();
  }

  @Test
  void aSuccessIsRememberedWithItsPhasesAndBothDocuments() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.sleepVirtually(Duration.ofSeconds(90));
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    Run run = last(node);
    assertThat(phases(run))
        .containsExactly(
            IntrospectionState.STARTING, IntrospectionState.WAITING, IntrospectionState.PROCESSING);
    assertThat(run.duration(1)).contains(Duration.ofSeconds(90));
    assertThat(run.succeeded()).isTrue();
    assertThat(run.kept()).containsExactlyInAnyOrder(Document.PROCESSED, Document.UNPROCESSED);
  }

  @Test
  void aNewStartKeepsTheDataAndTheRunsUntilNewDataComes() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    String processed = conductor.stored(node, true).orElseThrow();
    get(conductor.engine.introspect(node.toString(), true));
    conductor.awaitState(node, IntrospectionState.WAITING);
    assertThat(conductor.stored(node, true)).contains(processed);
    assertThat(conductor.stored(node, false)).isPresent();
    assertThat(runs(node)).hasSize(2);
    assertThat(last(node).kept()).isEmpty();
    get(conductor.engine.continueIntrospection(bigger()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(conductor.stored(node, true)).isPresent().isNotEqualTo(processed);
    assertThat(old(node, 1)).isEqualTo(processed);
  }

  private static JsonObject bigger() {
    return Json.createObjectBuilder(Samples.inventory()).add("site", "b").build();
  }

  private String old(NodeUuid node, long run) {
    return conductor
        .store
        .inTransaction(repository -> repository.runData(node, run, Document.PROCESSED))
        .orElseThrow();
  }

  @Test
  void aReapplicationIsARunOfItsOwnWithTheDataThatItUsed() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    get(conductor.engine.reapply(node));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(phases(last(node))).containsExactly(IntrospectionState.REAPPLYING);
    assertThat(last(node).kept()).hasSize(2);
    assertThat(runs(node)).extracting(Run::succeeded).containsExactly(true, true);
  }

  @Test
  void anAbortIsRemembered() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.abort(node.toString()));
    conductor.awaitState(node, IntrospectionState.ERROR);
    assertThat(error(last(node))).isEqualTo("Canceled by operator");
    assertThat(phases(last(node))).endsWith(IntrospectionState.ABORTING);
  }

  @Test
  void aTimeoutIsRemembered() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.sleepVirtually(Duration.ofHours(2));
    conductor.engine.endTimedOut();
    conductor.awaitState(node, IntrospectionState.ERROR);
    assertThat(error(last(node))).isEqualTo("Introspection timeout");
  }

  @Test
  void aFailedCallbackIsRemembered() {
    NodeUuid node = conductor.waitingSampleNode();
    ConductorException refused =
        failure(
            conductor.engine.continueIntrospection(
                Json.createObjectBuilder(Samples.inventory()).add("error", "fire").build()));
    conductor.awaitState(node, IntrospectionState.ERROR);
    assertThat(refused).hasMessageContaining("fire");
    assertThat(error(last(node))).contains("fire");
  }

  @Test
  void anEnrolmentIsRememberedAsWhatItIs() {
    conductor.close();
    conductor = new TestConductor(Map.of("processing.node_not_found_hook", "enroll"));
    NodeUuid node = get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(phases(last(node)))
        .containsExactly(IntrospectionState.ENROLLING, IntrospectionState.PROCESSING);
  }

  @Test
  void withoutAStoreRunsAreRememberedWithoutDocuments() {
    conductor.close();
    conductor = new TestConductor(Map.of("processing.store_data", "none"));
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(last(node).succeeded()).isTrue();
    assertThat(last(node).kept()).isEmpty();
  }
}
