package io.ironicinspector.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * An operator and a ramdisk outside the server, and the Ironic they share. Not for several threads.
 */
final class Scenario implements AutoCloseable {
  private static final int IRONIC_PORT = 26385; // as the server's configuration says
  private static final Duration SOON = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String node = UUID.randomUUID().toString();
  private final URI api =
      URI.create("http://127.0.0.1:" + System.getProperty("inspector.http.port"));
  private final IronicSimulator ironic;

  private Scenario(IronicSimulator ironic) {
    this.ironic = ironic;
  }

  static Scenario enrolOneMachine() throws Exception {
    Scenario scenario = new Scenario(IronicSimulator.start(IRONIC_PORT));
    String body =
        """
        {"uuid": "%s", "driver": "fake-hardware",
         "driver_info": {"ipmi_address": "10.0.0.5"}}"""
            .formatted(scenario.node);
    assertThat(scenario.send(scenario.ironic.uri(), "POST", "/v1/nodes", body).statusCode())
        .isEqualTo(201);
    return scenario;
  }

  void start() throws Exception {
    // The server may answer a moment before the application does.
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> send(api, "GET", "/v1", "").statusCode() == 200);
    HttpResponse<String> answer = send(api, "POST", "/v1/introspection/" + node, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  void awaitState(String state) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(get("/v1/introspection/" + node).getString("state")).isEqualTo(state));
  }

  void playRamdisk() throws Exception {
    HttpResponse<String> answer = send(api, "POST", "/v1/continue", inventory());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer.body()).getString("uuid")).isEqualTo(node);
  }

  JsonObject data() throws Exception {
    return get("/v1/introspection/" + node + "/data");
  }

  List<String> portsInIronic() throws Exception {
    String ports = send(ironic.uri(), "GET", "/v1/ports/detail?node=" + node, "").body();
    return json(ports).getJsonArray("ports").getValuesAs(JsonObject.class).stream()
        .map(port -> port.getString("address"))
        .toList();
  }

  /** The conductor's beans count in the same place that the web application shows. */
  void assertMonitored() throws Exception {
    assertThat(text("/health/ready")).contains("\"group\"").doesNotContain("DOWN");
    String ended = "inspector_introspections_total{result=\"finished\",reason=\"processed\"} 1\n";
    await().atMost(SOON).until(() -> text("/metrics").contains(ended));
    assertThat(text("/metrics"))
        .contains("inspector_leader 1\n", "inspector_queue_depth 0\n", "inspector_locks_held ");
  }

  private JsonObject get(String path) throws IOException, InterruptedException {
    return json(text(path));
  }

  private String text(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(api, "GET", path, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> send(URI base, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("X-OpenStack-Ironic-API-Version", "1.76")
            .timeout(SOON)
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static String inventory() throws IOException {
    try (InputStream in = Scenario.class.getResourceAsStream("/inventory.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    ironic.close();
  }
}
