package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.SOON;
import static io.ironicinspector.conductor.TestConductor.UUID;
import static io.ironicinspector.conductor.TestConductor.failure;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostLockTest {
  private final TestConductor conductor = new TestConductor();

  @AfterEach
  void stop() {
    conductor.close();
  }

  /** The control is {@code false}: the same story with the lock kept ends in a reboot. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStartThatLosesItsLockDoesNotSwitchThePower(boolean lost) {
    NodeUuid node = conductor.addSampleNode();
    // The first try fails and is repeated a second later: in between the lock goes.
    conductor.ironic.fails("PUT .*/management/boot_device", 409, 1);
    get(conductor.engine.introspect(UUID, true));
    await().atMost(SOON).until(() -> conductor.ironic.count("PUT .*boot_device.*") == 1);
    if (lost) {
      conductor.coordination.lose(node);
      assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error()).isPresent();
    } else {
      conductor.awaitState(node, IntrospectionState.WAITING);
    }
    assertThat(conductor.ironic.count("PUT .*boot_device.*")).isEqualTo(lost ? 1 : 2);
    assertThat(conductor.ironic.count("PUT .*rebooting.*")).isEqualTo(lost ? 0 : 1);
  }

  /** The control is {@code false}: without another holder the same conductor writes. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPausedConductorCannotWriteOverItsSuccessor(boolean successor) {
    MetricChanges changes = new MetricChanges();
    NodeUuid node = conductor.waitingSampleNode();
    conductor.ironic.fails("PUT .*/states/power", 409, 1);
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    if (successor) {
      conductor.coordination.loseUnnoticed(node);
      try (LockGrant other = conductor.coordination.tryLock(node, Duration.ZERO).orElseThrow()) {
        conductor.store.inTransaction(
            repository ->
                repository.close(
                    node,
                    new Fence(other.store(), other.fencingToken()),
                    Event.ERROR,
                    java.time.Instant.EPOCH,
                    Optional.of("successor")));
      }
    }
    await().atMost(SOON).until(() -> conductor.ironic.count("PUT .*power off.*") == 2);
    if (successor) {
      await()
          .during(Duration.ofMillis(300))
          .atMost(SOON)
          .until(() -> conductor.find(node).error().equals(Optional.of("successor")));
    } else {
      assertThat(conductor.awaitState(node, IntrospectionState.FINISHED).error()).isEmpty();
    }
    // The end, and the error instead of it.
    Map<String, Double> refused = successor ? Map.of("", 2.0) : Map.of();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(changes.of("inspector_fenced_writes_total")).isEqualTo(refused));
    assertThat(changes.of("inspector_introspections_total").isEmpty()).isEqualTo(successor);
  }

  /** The control is {@code false}: the same story with the lock kept changes the node. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCallbackThatLosesItsLockChangesNothingInIronic(boolean lost) throws IOException {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.ironic.hangs("GET /v1/ports.*"); // between the process event and the first update
    var callback = conductor.engine.continueIntrospection(Samples.inventory());
    await().atMost(SOON).until(() -> conductor.ironic.count("GET /v1/ports.*") == 1);
    if (!lost) {
      conductor.ironic.answersAgain();
      assertThat(get(callback)).isEqualTo(node);
      conductor.awaitState(node, IntrospectionState.FINISHED);
      assertThat(conductor.ironic.count("PATCH /v1/nodes/.*")).isEqualTo(1);
      return;
    }
    conductor.coordination.lose(node);
    conductor.ironic.answersAgain();
    assertThat(failure(callback).kind()).isEqualTo(Kind.CONFLICT);
    assertThat(conductor.ironic.count("(PATCH|POST|PUT) .*")).isZero();
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error()).isPresent();
  }
}
