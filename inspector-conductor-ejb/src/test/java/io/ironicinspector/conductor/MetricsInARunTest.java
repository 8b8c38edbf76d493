package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.SOON;
import static io.ironicinspector.conductor.TestConductor.UUID;
import static io.ironicinspector.conductor.TestConductor.failure;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a run adds to the metrics: one end, whatever it is, and the phases that came to theirs. */
class MetricsInARunTest {
  private static final String DURATION = "inspector_introspections_duration_seconds_";

  private TestConductor conductor = new TestConductor();
  private final MetricChanges changes = new MetricChanges();

  @AfterEach
  void stop() {
    conductor.close();
  }

  private void assertEnds(String... resultsAndReasons) {
    Map<String, Double> expected = new TreeMap<>();
    for (String pair : resultsAndReasons) {
      String[] words = pair.split(" ", 2);
      expected.put("{result=\"%s\",reason=\"%s\"}".formatted(words[0], words[1]), 1.0);
    }
    assertThat(changes.of("inspector_introspections_total")).isEqualTo(expected);
  }

  private void assertPhases(String... phases) {
    assertThat(changes.of(DURATION + "count").keySet())
        .containsExactly(
            Arrays.stream(phases).map("{phase=\"%s\"}"::formatted).toArray(String[]::new));
  }

  private NodeUuid finishedSampleNode() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.sleepVirtually(Duration.ofSeconds(90));
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    return node;
  }

  private static JsonObject withError() {
    return Json.createObjectBuilder(Samples.inventory()).add("error", "fire").build();
  }

  @Test
  void aSuccessIsCountedOnceWithItsPhases() {
    finishedSampleNode();
    assertEnds("finished processed");
    assertPhases("prepare", "process", "total", "wait");
    assertThat(changes.of(DURATION + "sum"))
        .isEqualTo(Map.of("{phase=\"wait\"}", 90.0, "{phase=\"total\"}", 90.0));
  }

  @Test
  void eachHookIsMeasuredInBothItsCalls() {
    finishedSampleNode();
    assertThat(changes.of("inspector_hook_seconds_count"))
        .containsEntry("{hook=\"ramdisk_error\"}", 2.0)
        .containsEntry("{hook=\"validate_interfaces\"}", 2.0);
  }

  @Test
  void aHookThatRefusesIsMeasuredToo() {
    conductor.waitingSampleNode();
    failure(conductor.engine.continueIntrospection(withError()));
    assertEnds("error preprocess");
    assertPhases("prepare");
    assertThat(changes.of("inspector_hook_seconds_count"))
        .containsEntry("{hook=\"ramdisk_error\"}", 1.0);
  }

  @Test
  void aFailureInTheProcessingIsOneEnd() {
    conductor.waitingSampleNode();
    conductor.ironic.fails("PATCH /v1/nodes/.*", 400, 1);
    failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertEnds("error process");
    assertPhases("prepare", "wait");
  }

  @Test
  void aMachineThatStaysOnIsOneEnd() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.ironic.fails("PUT .*/states/power", 400, 1);
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.ERROR);
    assertEnds("error power_off");
  }

  @Test
  void aFailureBeforeTheBootIsOneEnd() {
    NodeUuid node = conductor.addSampleNode();
    conductor.ironic.fails("PUT .*/management/boot_device", 400, 1);
    get(conductor.engine.introspect(UUID, true));
    conductor.awaitState(node, IntrospectionState.ERROR);
    assertEnds("error prepare");
    assertPhases();
  }

  @Test
  void aLostLockIsTheReasonWhateverFailedFirst() {
    NodeUuid node = conductor.addSampleNode();
    // It fails and is repeated, once a second, until the lock goes.
    conductor.ironic.fails("PUT .*/management/boot_device", 409, 100);
    get(conductor.engine.introspect(UUID, true));
    await().atMost(SOON).until(() -> conductor.ironic.count("PUT .*boot_device.*") >= 1);
    conductor.coordination.lose(node);
    await().atMost(SOON).untilAsserted(() -> assertEnds("error lock_lost"));
  }

  @Test
  void anAbortAndATimeoutAreOneEndEach() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.abort(UUID));
    conductor.awaitState(node, IntrospectionState.ERROR);
    assertEnds("error abort");
    get(conductor.engine.introspect(UUID, true));
    conductor.awaitState(node, IntrospectionState.WAITING);
    conductor.sleepVirtually(Duration.ofHours(2));
    conductor.engine.endTimedOut();
    conductor.engine.endTimedOut();
    assertEnds("error abort", "error timeout");
    assertPhases("prepare");
  }

  @Test
  void aRunThatAnotherReplacesHasEnded() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.introspect(UUID, true));
    conductor.awaitState(node, IntrospectionState.WAITING);
    assertEnds("error superseded");
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertEnds("error superseded", "finished processed");
  }

  @Test
  void aReapplicationIsARunWithoutAWait() {
    NodeUuid node = finishedSampleNode();
    MetricChanges reapplied = new MetricChanges();
    get(conductor.engine.reapply(node));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertEnds("finished processed", "finished reapplied");
    assertThat(reapplied.of(DURATION + "count")).isEqualTo(Map.of("{phase=\"process\"}", 1.0));
    get(conductor.engine.reapply(node, withError()));
    conductor.awaitState(node, IntrospectionState.ERROR);
    assertEnds("error reapply", "finished processed", "finished reapplied");
  }

  @Test
  void anEnrolmentHasNothingToWaitFor() {
    conductor.close();
    conductor = new TestConductor(Map.of("processing.node_not_found_hook", "enroll"));
    NodeUuid node = get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertEnds("finished processed");
    assertPhases("process");
  }
}
