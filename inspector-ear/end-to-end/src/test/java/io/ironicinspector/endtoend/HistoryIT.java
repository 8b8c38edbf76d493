package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The runs of a machine, what changed between them, and what rules would do with it. */
class HistoryIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String MORE_MEMORY = "\"physical_mb\": 131072";

  private static IronicSimulator ironic;
  private static Service inspector;

  @BeforeAll
  static void start() throws Exception {
    ironic = IronicSimulator.start(0);
    Path folder = Checkout.newFolder("history");
    int port = Service.freePort();
    String config = Config.allInOne(port, folder, ironic.uri().toString());
    inspector = Service.start("ironic-inspector", folder, port, config).awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    if (inspector != null) {
      inspector.close();
    }
    ironic.close();
  }

  @Test
  void aMachineThatGotMoreMemoryShowsItInHistoryDiffAndDryRun() throws Exception {
    Machine machine = Machine.enrol(ironic, 1);
    introspect(machine, machine.inventory());
    introspect(machine, machine.inventory().replace("\"physical_mb\": 65536", MORE_MEMORY));
    String node = inspector.url() + "/v1/introspection/" + machine.uuid();
    assertHistory(node);
    assertDifference(node);
    assertDryRun(machine);

    post(node + "/history/1/reapply", "", 202);
    await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("finished"));
    assertThat(json(get(node + "/data")).getInt("memory_mb")).isEqualTo(65536);
    assertThat(get(node + "/diff?from=1&to=3&format=text").body()).endsWith("\nno difference\n");
  }

  private static void assertHistory(String node) throws Exception {
    JsonArray history = json(get(node + "/history")).getJsonArray("history");
    assertThat(history.getValuesAs(JsonObject.class))
        .extracting(run -> run.getInt("run") + " " + run.getString("state"))
        .containsExactly("2 finished", "1 finished");
    assertThat(history.getJsonObject(0).getJsonArray("phases").getValuesAs(JsonObject.class))
        .extracting(phase -> phase.getString("state"))
        .containsExactly("starting", "waiting", "processing");
    assertThat(json(get(node + "/history/1/data")).getInt("memory_mb")).isEqualTo(65536);
    assertThat(get(node + "/history/1/data/unprocessed").body()).doesNotContain("memory_mb");
  }

  private static void assertDifference(String node) throws Exception {
    JsonArray patch = json(get(node + "/diff")).getJsonArray("patch");
    assertThat(patch)
        .contains(replacement("/memory_mb"), replacement("/inventory/memory/physical_mb"));
    JsonObject before = json(get(node + "/history/1/data"));
    assertThat(Json.createPatch(patch).apply(before)).isEqualTo(json(get(node + "/data")));
    assertThat(get(node + "/diff?format=text").body())
        .contains(", run 1 (", " -> run 2 (", "\n~ memory_mb: 65536 -> 131072\n");
  }

  private static JsonValue replacement(String path) {
    return Http.json("{\"op\": \"replace\", \"path\": \"%s\", \"value\": 131072}".formatted(path));
  }

  private static void assertDryRun(Machine machine) throws Exception {
    Http.send("DELETE", ironic.uri() + "/simulator/calls", "");
    assertThat(dryRun(machine, 1).getJsonArray("matched")).isEmpty();
    assertThat(dryRun(machine, 2).getJsonObject("changes").getJsonArray("patch").toString())
        .isEqualTo("[{\"op\":\"add\",\"path\":\"/extra/ram\",\"value\":\"131072 MiB\"}]");
    assertThat(json(get(ironic.uri() + "/simulator/calls")).getJsonArray("calls"))
        .isNotEmpty()
        .allMatch(call -> call.asJsonObject().getString("method").equals("GET"));
  }

  private static void introspect(Machine machine, String inventory) throws Exception {
    post(inspector.url() + "/v1/introspection/" + machine.uuid(), "", 202);
    await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("waiting"));
    post(inspector.url() + "/v1/continue", inventory, 200);
    await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("finished"));
  }

  private static JsonObject dryRun(Machine machine, int run) throws Exception {
    return json(
        post(
            inspector.url() + "/v1/rules/test",
            """
            {"node": "machine-%d", "run": %d,
             "rule": {"conditions": [{"op": "ge", "field": "memory_mb", "value": 100000}],
                      "actions": [{"action": "set-attribute", "path": "/extra/ram",
                                   "value": "{data[memory_mb]} MiB"}]}}\
            """
                .formatted(machine.number(), run),
            200));
  }

  private static HttpResponse<String> get(String url) throws Exception {
    HttpResponse<String> answer = Http.send("GET", url, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static HttpResponse<String> post(String url, String body, int status) throws Exception {
    HttpResponse<String> answer = Http.send("POST", url, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return Http.json(answer.body());
  }
}
