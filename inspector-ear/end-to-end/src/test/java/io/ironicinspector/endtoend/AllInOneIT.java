package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code ironic-inspector} alone, with no etcd, as most sites run it. */
class AllInOneIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private static IronicSimulator ironic;
  private static Service inspector;
  private static Sdk sdk;

  @BeforeAll
  static void start() throws Exception {
    ironic = IronicSimulator.start(0);
    Path folder = Checkout.newFolder("all-in-one");
    int port = Service.freePort();
    String config = Config.allInOne(port, folder, ironic.uri().toString());
    inspector = Service.start("ironic-inspector", folder, port, config).awaitReady();
    sdk = new Sdk(inspector.url());
  }

  @AfterAll
  static void stop() throws Exception {
    if (inspector != null) {
      inspector.close();
    }
    ironic.close();
  }

  @Test
  void aSessionOfTheSdkSucceeds() throws Exception {
    Machine machine = Machine.enrol(ironic, 1);
    sdk.call(machine.uuid(), "start");
    await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("waiting"));
    machine.playRamdisk(inspector.url());
    JsonObject waited = sdk.call(machine.uuid(), "wait").asJsonObject();
    assertThat(waited.getString("state")).isEqualTo("finished");
    assertThat(sdk.call(machine.uuid(), "data").asJsonObject().getInt("cpus")).isEqualTo(16);
    JsonObject raw = sdk.call(machine.uuid(), "data", "--unprocessed").asJsonObject();
    assertThat(raw).containsKey("inventory").doesNotContainKeys("cpus", "logs");
    assertThat(sdk.call(machine.uuid(), "list").asJsonArray().toString()).contains(machine.uuid());
  }

  @Test
  void everyCallOfTheSdkIsAnswered() throws Exception {
    assertThat(sdk.everyCall(Machine.enrol(ironic, 3)))
        .matches("PASS [0-9]{2} calls of openstacksdk 0\\.101\\..*, those for rules made here");
  }

  @Test
  void everyCallOfAnSdkThatKnowsRulesIsAnswered() throws Exception {
    assertThat(Sdk.withRules(inspector.url()).everyCall(Machine.enrol(ironic, 4)))
        .matches("PASS [0-9]{2} calls of openstacksdk 4\\..*, those for rules its own");
  }

  @Test
  void anAbortEndsInErrorAndPowersOff() throws Exception {
    Machine machine = Machine.enrol(ironic, 2);
    sdk.call(machine.uuid(), "start");
    await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("waiting"));
    sdk.call(machine.uuid(), "abort");
    await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("error"));
    assertThat(machine.status(inspector.url()).getString("error"))
        .isEqualTo("Canceled by operator");
    String node = Http.send("GET", ironic.uri() + "/v1/nodes/" + machine.uuid(), "").body();
    assertThat(Http.json(node).getString("power_state")).isEqualTo("power off");
  }

  @Test
  void metricsTellHowRunsEndedAndWhatTheyTook() throws Exception {
    String rules = inspector.url() + "/v1/rules";
    String always = "{\"actions\": [{\"action\": \"add-trait\", \"name\": \"CUSTOM_SEEN\"}]}";
    String rule = Http.json(Http.send("POST", rules, always).body()).getString("uuid");
    try {
      Scrape before = Scrape.of(inspector);
      Machine good = waitingMachine(50);
      Machine bad = waitingMachine(51);
      good.playRamdisk(inspector.url());
      String broken = bad.inventory().replaceFirst("\\{", "{\"error\": \"told to fail\", ");
      refusal(400, Http.send("POST", inspector.url() + "/v1/continue", broken));
      await().atMost(SOON).untilAsserted(() -> assertCounted(before, Scrape.of(inspector), rule));
    } finally {
      Http.send("DELETE", rules + "/" + rule, "");
    }
  }

  private static Machine waitingMachine(int number) throws Exception {
    Machine machine = Machine.enrol(ironic, number);
    Http.send("POST", inspector.url() + "/v1/introspection/" + machine.uuid(), "");
    await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("waiting"));
    return machine;
  }

  private static void assertCounted(Scrape before, Scrape after, String rule) {
    Map<String, Integer> expected =
        Map.of(
            "inspector_introspections_total{result=\"finished\",reason=\"processed\"}",
            1,
            "inspector_introspections_total{result=\"error\",reason=\"preprocess\"}",
            1,
            "inspector_introspections_duration_seconds_count{phase=\"wait\"}",
            1,
            "inspector_introspections_duration_seconds_count{phase=\"process\"}",
            1,
            "inspector_introspections_duration_seconds_count{phase=\"total\"}",
            1,
            "inspector_hook_seconds_count{hook=\"validate_interfaces\"}",
            3,
            "inspector_rule_hits_total{rule=\"" + rule + "\"}",
            1,
            "inspector_ironic_requests_seconds_count{op=\"add_trait\",code=\"204\"}",
            1,
            "inspector_callback_seconds_count{code=\"200\"}",
            1,
            "inspector_callback_seconds_count{code=\"400\"}",
            1);
    expected.forEach(
        (sample, count) ->
            assertThat(after.since(before, sample)).as(sample).isEqualTo((double) count));
    // Runs of other tests may still be on their way.
    assertThat(
            after.since(
                before, "inspector_introspections_duration_seconds_count{phase=\"prepare\"}"))
        .isGreaterThanOrEqualTo(2);
    assertThat(after.get("inspector_introspections{state=\"error\"}")).isPositive();
    assertThat(after.get("inspector_leader")).isEqualTo(1);
    assertThat(after.samples())
        .containsKeys(
            "inspector_queue_depth", "inspector_locks_held", "inspector_fenced_writes_total")
        .doesNotContainKey("inspector_lease_ttl_seconds"); // nothing ends it here
  }

  @Test
  void theSdkIsToldOfAnUnknownNode() throws Exception {
    Program.Result result = sdk.tryCall("99999999-0000-4000-8000-000000000009", "start");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("was not found in Ironic").contains("404");
  }

  @Test
  void aCallbackThatIsNoJsonOrTooLargeIsRefusedInJson() throws Exception {
    String callback = inspector.url() + "/v1/continue";
    assertThat(refusal(400, Http.send("POST", callback, "{\"inventory\": "))).isNotBlank();
    assertThat(refusal(400, Http.send("POST", callback, "[1]")))
        .isEqualTo("Invalid data: expected a JSON object, got list");
    String large = "{\"a\": \"" + "x".repeat(50_000_000) + "\"}";
    assertThat(refusal(413, Http.send("POST", callback, large))).contains("16777216");
  }

  private static String refusal(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Http.json(answer.body()).getJsonObject("error").getString("message");
  }

  @Test
  void statusIsAnsweredWhileIronicHangsOnThePowerOfManyMachines() throws Exception {
    Http.send(
        "POST",
        ironic.uri() + "/simulator/faults",
        "{\"method\": \"PUT\", \"path\": \"/v1/nodes/[^/]+/states/power\", \"delay_ms\": 20000,"
            + " \"times\": 40}");
    for (int i = 0; i < 40; i++) {
      Machine machine = Machine.enrol(ironic, 100 + i);
      String start = inspector.url() + "/v1/introspection/" + machine.uuid();
      assertThat(Http.send("POST", start, "").statusCode()).isEqualTo(202);
      assertThat(machine.state(inspector.url())).isEqualTo("starting");
    }
    Http.send("DELETE", ironic.uri() + "/simulator/faults", "");
  }
}
