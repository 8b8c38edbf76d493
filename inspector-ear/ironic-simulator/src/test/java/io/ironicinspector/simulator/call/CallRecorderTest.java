package io.ironicinspector.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.simulator.Caller;
import io.ironicinspector.simulator.IronicSimulator;
import io.ironicinspector.simulator.fault.Fault;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallRecorderTest {
  private final IronicSimulator simulator = IronicSimulator.start(0);
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void callsAreRecordedInOrderWithAllThatWasSent() {
    caller.get("/v1/ports?address=52:54:00:aa:bb:01&fields=uuid");
    caller.withVersion("").put("/v1/nodes/n1/states/power", "{\"target\": \"power on\"}");
    caller.post("/v1/nodes", "no json");

    var calls = caller.get("/simulator/calls").json().getJsonArray("calls");

    JsonObject first = calls.getJsonObject(0);
    assertThat(first.getString("method")).isEqualTo("GET");
    assertThat(first.getString("path"))
        .isEqualTo("/v1/ports?address=52:54:00:aa:bb:01&fields=uuid");
    assertThat(first.getString("microversion")).isEqualTo("1.76");
    assertThat(first.get("body")).isEqualTo(JsonValue.NULL);
    assertThat(Instant.parse(first.getString("time"))).isBeforeOrEqualTo(Instant.now());
    assertThat(calls.getJsonObject(1).getJsonObject("body"))
        .hasToString("{\"target\":\"power on\"}");
    assertThat(calls.getJsonObject(1).get("microversion")).isEqualTo(JsonValue.NULL);
    assertThat(calls.getJsonObject(2).getString("body")).isEqualTo("no json");
    assertThat(calls).hasSize(3);
  }

  @Test
  void brokenCallsAreRecordedToo() {
    simulator.faults().add(Fault.onAny("/v1/nodes").answering(500));

    caller.get("/v1/nodes");

    assertThat(simulator.calls().list()).hasSize(1);
  }

  @Test
  void theRecordCanBeCleared() {
    caller.get("/v1/nodes");

    assertThat(caller.delete("/simulator/calls").status()).isEqualTo(204);
    assertThat(simulator.calls().list()).isEmpty();
  }

  @Test
  void onlyTheNewestAreKept() {
    Call call = new Call("GET", "/old", Optional.empty(), "", Instant.EPOCH);
    var calls = new Calls();
    calls.add(call);
    for (int i = 0; i < 10_000; i++) {
      calls.add(new Call("GET", "/" + i, Optional.empty(), "", Instant.EPOCH));
    }

    assertThat(calls.list()).hasSize(10_000).doesNotContain(call);
  }
}
