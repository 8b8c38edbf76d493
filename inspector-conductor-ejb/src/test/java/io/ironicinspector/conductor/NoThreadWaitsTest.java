package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conductor has two threads here, and Ironic holds the answers to many more requests. */
class NoThreadWaitsTest {
  private static final int MACHINES = 50;

  private final TestConductor conductor = new TestConductor();

  @AfterEach
  void stop() {
    conductor.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT .*/states/power", "PUT .*/management/boot_device"})
  void startsAreAcceptedWhileIronicDoesNotAnswer(String call) throws Exception {
    conductor.ironic.hangs(call);
    startAll();
    await().atMost(TestConductor.SOON).until(() -> conductor.ironic.count(call + ".*") == MACHINES);
    assertThat(threadsAreFree()).isTrue();
  }

  @Test
  void startsAreAcceptedWhileTheyWaitForTheirTurn() throws Exception {
    try (TestConductor slow = new TestConductor(Map.of("DEFAULT.introspection_delay", "3600"))) {
      List<NodeUuid> nodes = addAll(slow);
      nodes.stream()
          .map(node -> slow.engine.introspect(node.toString(), true))
          .forEach(TestConductor::get);
      await()
          .atMost(TestConductor.SOON)
          .until(() -> slow.ironic.count("PUT .*boot_device.*") == MACHINES);
      assertThat(slow.ironic.count("PUT .*rebooting.*")).isLessThanOrEqualTo(1);
      Future<Boolean> both = slow.executor.submit(() -> true);
      assertThat(both.get(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void ramdisksAreServedWhileIronicDoesNotAnswer() throws Exception {
    List<NodeUuid> nodes = startAll();
    nodes.forEach(node -> conductor.awaitState(node, IntrospectionState.WAITING));
    conductor.ironic.hangs("PUT .*/states/power");
    List<CompletionStage<NodeUuid>> callbacks = new ArrayList<>();
    for (int i = 0; i < MACHINES; i++) {
      callbacks.add(conductor.engine.continueIntrospection(callback(i)));
    }
    for (int i = 0; i < MACHINES; i++) {
      assertThat(get(callbacks.get(i))).isEqualTo(nodes.get(i));
    }
    assertThat(threadsAreFree()).isTrue();
    assertThat(conductor.find(nodes.get(0)).state()).isEqualTo(IntrospectionState.PROCESSING);
  }

  private List<NodeUuid> startAll() {
    List<NodeUuid> nodes = addAll(conductor);
    List<CompletionStage<Void>> starts =
        nodes.stream().map(node -> conductor.engine.introspect(node.toString(), true)).toList();
    starts.forEach(TestConductor::get);
    return nodes;
  }

  private static List<NodeUuid> addAll(TestConductor conductor) {
    List<NodeUuid> nodes = new ArrayList<>();
    for (int i = 0; i < MACHINES; i++) {
      JsonObject driverInfo = Json.createObjectBuilder().add("ipmi_address", bmc(i)).build();
      nodes.add(
          conductor.ironic.addNode(
              "11111111-1111-4111-8111-%012d".formatted(i),
              Json.createObjectBuilder().add("driver_info", driverInfo).build()));
    }
    return nodes;
  }

  /** Both threads must take part to get this answered. */
  private boolean threadsAreFree() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    List<Future<Integer>> answers =
        List.of(
            conductor.executor.submit(() -> both.await(5, TimeUnit.SECONDS)),
            conductor.executor.submit(() -> both.await(5, TimeUnit.SECONDS)));
    for (Future<Integer> answer : answers) {
      answer.get(5, TimeUnit.SECONDS);
    }
    return !both.isBroken();
  }

  private static JsonObject callback(int machine) {
    return Samples.changed(
        Samples.inventory(),
        Map.of(
            "inventory.bmc_address", Json.createValue(bmc(machine)),
            "inventory.interfaces.0.mac_address",
                Json.createValue("52:54:00:aa:cc:%02x".formatted(machine)),
            "boot_interface", Json.createValue("52:54:00:aa:cc:%02x".formatted(machine))));
  }

  private static String bmc(int machine) {
    return "10.1.0." + machine;
  }
}
