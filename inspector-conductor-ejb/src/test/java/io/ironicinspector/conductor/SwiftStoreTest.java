package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.SOON;
import static io.ironicinspector.conductor.TestConductor.UUID;
import static io.ironicinspector.conductor.TestConductor.failure;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code store_data = swift}: what a run does with documents that are not in the database. */
class SwiftStoreTest {
  private static final String PROCESSED = "inspector_data-" + UUID;
  private static final String UNPROCESSED = PROCESSED + "-UNPROCESSED";

  private final StubSwift swift = new StubSwift();
  private final TestConductor conductor = new TestConductor(swift.settings());

  @AfterEach
  void stop() {
    conductor.close();
    swift.close();
  }

  @Test
  void bothDocumentsOfARunGoToSwiftAndNotToTheDatabase() {
    NodeUuid node = finishedSampleNode();
    assertThat(swift.objects).containsOnlyKeys(PROCESSED, UNPROCESSED);
    assertThat(swift.objects.get(UNPROCESSED))
        .contains("\"inventory\":")
        .doesNotContain("\"logs\"");
    assertThat(swift.objects.get(PROCESSED)).contains("\"all_interfaces\":");
    assertThat(conductor.stored(node, true)).isEmpty();
    assertThat(conductor.stored(node, false)).isEmpty();
  }

  @Test
  void unprocessedDataThatSwiftDoesNotTakeDoesNotStopTheRun() {
    swift.refuses("PUT " + UNPROCESSED);
    finishedSampleNode();
    assertThat(swift.objects).containsOnlyKeys(PROCESSED);
  }

  @Test
  void processedDataThatSwiftDoesNotTakeEndsTheRunBeforeIronicIsChanged() {
    NodeUuid node = conductor.waitingSampleNode();
    swift.refuses("PUT " + PROCESSED);
    ConductorException failed =
        failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(failed.kind()).as("trying again does not help").isEqualTo(Kind.INVALID);
    assertThat(failed).hasMessageStartingWith("Swift failed to create object " + PROCESSED);
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error())
        .contains(failed.getMessage());
    assertThat(conductor.ironic.count("(PATCH|POST) .*")).isZero();
  }

  @Test
  void aNewStartKeepsTheDataUntilTheNewArrives() {
    NodeUuid node = finishedSampleNode();
    String before = swift.objects.get(PROCESSED);
    get(conductor.engine.introspect(UUID, true));
    conductor.awaitState(node, IntrospectionState.WAITING);
    assertThat(swift.objects).containsEntry(PROCESSED, before);
  }

  @Test
  void dataIsReappliedFromSwift() {
    NodeUuid node = finishedSampleNode();
    swift.objects.put(
        UNPROCESSED, Samples.inventory().toString().replaceFirst("\\{", "{\"site\":\"b\","));
    get(conductor.engine.reapply(node));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(swift.objects.get(PROCESSED)).contains("\"site\": \"b\"");
  }

  @Test
  void dataThatIsNotThereOrNotToBeHadIsNotReapplied() {
    NodeUuid node = finishedSampleNode();
    swift.objects.clear();
    ConductorException missing = failure(conductor.engine.reapply(node));
    assertThat(missing.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(missing)
        .hasMessage("Introspection data not found for node %s, processed=False", node);
    swift.refuses("GET .*");
    ConductorException silent = failure(conductor.engine.reapply(node));
    assertThat(silent.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(silent).hasMessageStartingWith("Swift failed to get object " + UNPROCESSED);
    assertThat(conductor.find(node).state()).isEqualTo(IntrospectionState.FINISHED);
  }

  /** The control is {@code false}: the same story with the lock kept ends with the object. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoKnowsThatItsLockIsLostWritesNothing(boolean lost) throws IOException {
    NodeUuid node = conductor.waitingSampleNode();
    var callback = callbackBeforeItsProcessedDataIsSaved();
    if (lost) {
      conductor.coordination.lose(node);
    }
    conductor.ironic.answersAgain();
    if (lost) {
      assertThat(failure(callback).kind()).isEqualTo(Kind.CONFLICT);
    } else {
      get(callback);
      conductor.awaitState(node, IntrospectionState.FINISHED);
    }
    assertThat(swift.objects.containsKey(PROCESSED)).isEqualTo(!lost);
  }

  /** The control is {@code false}: without another holder the same conductor writes. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoDoesNotKnowIsStoppedByTheDatabase(boolean successor) throws IOException {
    NodeUuid node = conductor.waitingSampleNode();
    var callback = callbackBeforeItsProcessedDataIsSaved();
    conductor.coordination.loseUnnoticed(node);
    if (successor) {
      endAsSuccessor(node);
    }
    conductor.ironic.answersAgain();
    if (successor) {
      assertThat(failure(callback).kind()).isEqualTo(Kind.CONFLICT);
    } else {
      get(callback);
      conductor.awaitState(node, IntrospectionState.FINISHED);
    }
    assertThat(swift.objects.containsKey(PROCESSED)).isEqualTo(!successor);
  }

  private CompletionStage<NodeUuid> callbackBeforeItsProcessedDataIsSaved() {
    conductor.ironic.hangs("GET /v1/ports.*");
    var callback = conductor.engine.continueIntrospection(Samples.inventory());
    await().atMost(SOON).until(() -> conductor.ironic.count("GET /v1/ports.*") == 1);
    assertThat(swift.objects).containsOnlyKeys(UNPROCESSED);
    return callback;
  }

  private void endAsSuccessor(NodeUuid node) {
    try (LockGrant other = conductor.coordination.tryLock(node, Duration.ZERO).orElseThrow()) {
      conductor.store.inTransaction(
          repository ->
              repository.close(
                  node,
                  new Fence(other.store(), other.fencingToken()),
                  Event.ERROR,
                  Instant.EPOCH,
                  Optional.of("successor")));
    }
  }

  private NodeUuid finishedSampleNode() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    return node;
  }
}
