package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Debian's openstacksdk against one API. */
final class Sdk {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final String wrapper;
  private final String url;

  Sdk(String url) throws Exception {
    Program.Result result =
        Program.run(Duration.ofMinutes(10), List.of(Checkout.peer("openstacksdk").toString()));
    assertThat(result.exit()).as(result.err()).isZero();
    this.wrapper = result.out().strip();
    this.url = url;
  }

  /** One step of {@code sdk_session.py}; fails the test if the SDK does. */
  JsonStructure call(String node, String... step) throws Exception {
    Program.Result result = tryCall(node, step);
    assertThat(result.exit()).as(result.err()).isZero();
    try (JsonReader reader = Json.createReader(new StringReader(result.out()))) {
      return reader.read();
    }
  }

  /** Each call of the SDK's proxy, rules included; fails the test if one goes wrong. */
  void everyCall(Machine machine) throws Exception {
    Path inventory =
        Files.writeString(Checkout.newFolder("sdk").resolve("inventory"), machine.inventory());
    List<String> command =
        List.of(
            wrapper,
            Checkout.peer("sdk_every_call.py").toString(),
            "--url",
            url,
            "--node",
            machine.uuid(),
            "--name",
            "machine-" + machine.number(),
            "--inventory",
            inventory.toString());
    Program.Result result = Program.run(LIMIT, command);
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).containsPattern("PASS [0-9]{2} calls");
  }

  Program.Result tryCall(String node, String... step) throws Exception {
    String script = Checkout.peer("sdk_session.py").toString();
    List<String> command = new ArrayList<>(List.of(wrapper, script, "--url", url, "--node", node));
    command.addAll(List.of(step));
    return Program.run(LIMIT, command);
  }
}
