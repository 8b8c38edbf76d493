package io.ironicinspector.endtoend.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.endtoend.Checkout;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A machine, its node and ports in Ironic, and rules, as {@code generated_machines.py} makes them;
 * with addresses that no other one has.
 */
record GeneratedMachine(int number, JsonObject document) {
  private static final String NODE = "11111111-1111-4111-8111-111111111111";
  private static final long MOST_MINUTES = 15; // the first use fetches the packages

  /** {@code count} of them, the same for the same seed; nothing in them is malformed. */
  static List<GeneratedMachine> generate(int seed, int count) throws Exception {
    String bin = run(List.of(Checkout.peer("inspector").toString())).strip();
    String script = "inspector-conductor-ejb/src/test/python/generated_machines.py";
    String lines =
        run(
            List.of(
                Path.of(bin, "python3-inspector").toString(),
                Checkout.file(script).toString(),
                "--seed=" + seed,
                "--count=" + count,
                "--wrong=0"));
    List<GeneratedMachine> machines = new ArrayList<>();
    for (String line : lines.split("\n", -1)) {
      if (!line.isEmpty()) {
        int number = seed * 1000 + machines.size();
        String unique =
            line.replace(NODE, uuid(number))
                .replace("node-1", "node-" + number)
                .replace("10.0.0.", "10.%d.%d.".formatted(number / 250, number % 250));
        machines.add(new GeneratedMachine(number, json(unique)));
      }
    }
    assertThat(machines).hasSize(count);
    return machines;
  }

  String uuid() {
    return uuid(number);
  }

  List<JsonObject> rules() {
    return document.getJsonArray("rules").getValuesAs(JsonObject.class);
  }

  String data() {
    return document.getJsonObject("data").toString();
  }

  /** For the simulator: the node and its ports, and nothing else. */
  JsonObject ironic() {
    JsonArrayBuilder ports = Json.createArrayBuilder();
    for (JsonObject port : document.getJsonArray("ports").getValuesAs(JsonObject.class)) {
      JsonObjectBuilder shown = Json.createObjectBuilder(port).remove("uuid");
      ports.add(shown);
    }
    return Json.createObjectBuilder()
        .add("nodes", Json.createArrayBuilder().add(document.getJsonObject("node")))
        .add("ports", ports)
        .build();
  }

  private static String uuid(int number) {
    return "77777777-7777-4777-8777-%012d".formatted(number);
  }

  static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Path folder = Checkout.newFolder("generated");
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    process.getOutputStream().close();
    assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as("%s, see %s", command, folder).isZero();
    return Files.readString(out);
  }
}
