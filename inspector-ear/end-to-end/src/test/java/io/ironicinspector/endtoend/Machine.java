package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A machine enrolled in the simulator, and the ramdisk that boots on it. Machines differ in the
 * last byte of their addresses.
 */
record Machine(String uuid, int number) {
  static Machine enrol(IronicSimulator ironic, int number) throws Exception {
    Machine machine = new Machine(UUID.randomUUID().toString(), number);
    String body =
        """
        {"uuid": "%s", "name": "machine-%d", "driver": "fake-hardware",
         "driver_info": {"ipmi_address": "10.0.1.%d"}}"""
            .formatted(machine.uuid, number, number);
    HttpResponse<String> answer = Http.send("POST", ironic.uri() + "/v1/nodes", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return machine;
  }

  /** What the ramdisk finds. */
  String inventory() throws IOException {
    try (InputStream in = Machine.class.getResourceAsStream("/inventory.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("10.0.0.5", "10.0.1." + number)
          .replaceAll("(52[:-]54[:-]00[:-]aa[:-])bb", "$1%02x".formatted(number));
    }
  }

  /** Posts the inventory to {@code api}, expects success. */
  void playRamdisk(String api) throws Exception {
    HttpResponse<String> answer = Http.send("POST", api + "/v1/continue", inventory());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Http.json(answer.body()).getString("uuid")).isEqualTo(uuid);
  }

  JsonObject status(String api) throws Exception {
    HttpResponse<String> answer = Http.send("GET", api + "/v1/introspection/" + uuid, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer.body());
  }

  String state(String api) throws Exception {
    return status(api).getString("state");
  }
}
