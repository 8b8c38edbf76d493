package io.ironicinspector.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.simulator.Caller;
import io.ironicinspector.simulator.IronicSimulator;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FaultFilterTest {
  private static final String POWER = "/v1/nodes/n1/states/power";
  private static final String ON = "{\"target\": \"power on\"}";

  private final IronicSimulator simulator = IronicSimulator.start(0);
  private final Caller caller = new Caller(simulator);

  @BeforeEach
  void enrol() {
    caller.createNode("{\"driver\": \"fake-hardware\", \"name\": \"n1\"}");
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void anOrderBreaksAsManyCallsAsItSays() {
    Caller.Answer order =
        caller.post(
            "/simulator/faults",
            """
            {"method": "PUT", "path": "/v1/nodes/[^/]+/states/power", "status": 409, "times": 2}""");

    assertThat(order.status()).isEqualTo(201);
    assertThat(caller.put(POWER, ON).status()).isEqualTo(409);
    assertThat(caller.get("/v1/nodes/n1").status()).isEqualTo(200);
    assertThat(caller.put(POWER, ON).fault()).isEqualTo("Ordered failure of the simulator.");
    assertThat(simulator.nodes().get("n1").toString()).contains("\"power_state\":null");
    assertThat(caller.put(POWER, ON).status()).isEqualTo(202);
    assertThat(caller.get("/simulator/faults").text()).contains("\"times\":2,\"used\":2");
  }

  @Test
  void anOrderWithoutTimesHoldsUntilWithdrawn() {
    simulator.faults().add(Fault.onAny("/v1/.*").answering(503));

    for (int i = 0; i < 5; i++) {
      assertThat(caller.get("/v1/nodes").status()).isEqualTo(503);
    }
    assertThat(caller.delete("/simulator/faults").status()).isEqualTo(204);
    assertThat(caller.get("/v1/nodes").status()).isEqualTo(200);
  }

  @Test
  void aDroppedCallGetsNoAnswerAndHasNoEffect() {
    simulator.faults().add(Fault.on("DELETE", "/v1/nodes/n1").dropping().times(1));

    assertThatThrownBy(() -> caller.delete("/v1/nodes/n1"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(simulator.nodes().list()).hasSize(1);
  }

  @Test
  void aDelayedCallIsAnsweredAsUsual() {
    simulator.faults().add(Fault.on("GET", "/v1/nodes/n1").delayedBy(Duration.ofMillis(300)));

    long begin = System.nanoTime();
    Caller.Answer answer = caller.get("/v1/nodes/n1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void anAnswerCanBeOrdered() {
    caller.post(
        "/simulator/faults",
        """
        {"path": "/v1/nodes/n1/validate", "status": 200, "body": {"power": {"result": false}}}""");

    assertThat(caller.get("/v1/nodes/n1/validate").text())
        .isEqualTo("{\"power\":{\"result\":false}}");
  }

  @Test
  void aPathMayNameTheQuery() {
    simulator.faults().add(Fault.on("GET", "/v1/ports\\?address=.*").answering(500));

    assertThat(caller.get("/v1/ports?address=52:54:00:00:00:01").status()).isEqualTo(500);
    assertThat(caller.get("/v1/ports").status()).isEqualTo(200);
  }

  @Test
  void twoHundredDelayedCallsHoldUpNobody() throws Exception {
    Duration delay = Duration.ofSeconds(2);
    simulator.faults().add(Fault.on("GET", "/v1/nodes/n1").delayedBy(delay));

    long begin = System.nanoTime();
    List<CompletableFuture<Caller.Answer>> delayed = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      delayed.add(caller.callLater("GET", "/v1/nodes/n1", ""));
    }
    assertThat(caller.get("/v1/ports").status()).isEqualTo(200);
    CompletableFuture.allOf(delayed.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

    assertThat(delayed).allSatisfy(call -> assertThat(call.join().status()).isEqualTo(200));
    // One after the other they would take 400 s.
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(delay.multipliedBy(8));
    assertThat(simulator.faults().used()).isEqualTo(200);
  }

  @Test
  void closingEndsDelayedCalls() throws Exception {
    simulator.faults().add(Fault.on("GET", "/v1/nodes/n1").delayedBy(Duration.ofMinutes(5)));
    CompletableFuture<Caller.Answer> delayed = caller.callLater("GET", "/v1/nodes/n1", "");
    await().atMost(Duration.ofSeconds(10)).until(() -> simulator.faults().used() == 1);

    simulator.close();

    assertThat(delayed.handle((answer, error) -> error).get(10, TimeUnit.SECONDS)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"path\": \"(\"}",
        "{\"path\": 1}",
        "{\"path\": \"/\", \"status\": 99}",
        "{\"path\": \"/\", \"status\": \"409\"}",
        "{\"path\": \"/\", \"times\": 0}",
        "{\"path\": \"/\", \"delay_ms\": -1}",
        "{\"path\": \"/\", \"drop\": true, \"status\": 500}",
        "{\"path\": \"/\", \"body\": {}}",
        "{\"path\": \"/\", \"delay\": 1}"
      })
  void aBadOrderIsRefused(String order) {
    Caller.Answer answer = caller.post("/simulator/faults", order);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.fault()).startsWith("Bad fault: ");
    assertThat(caller.get("/simulator/faults").text()).isEqualTo("{\"faults\":[]}");
  }
}
