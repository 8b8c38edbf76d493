package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An openstacksdk of Debian's against one API. */
final class Sdk {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final int NOT_TO_BE_HAD = 3;

  private final String wrapper;
  private final String url;

  private Sdk(String peer, String url) throws Exception {
    Program.Result result =
        Program.run(Duration.ofMinutes(10), List.of(Checkout.peer(peer).toString()));
    assumeTrue(result.exit() != NOT_TO_BE_HAD, result.err());
    assertThat(result.exit()).as(result.err()).isZero();
    this.wrapper = result.out().strip();
    this.url = url;
  }

  /** That of Debian 12: 0.101, which has no calls for rules. */
  Sdk(String url) throws Exception {
    this("openstacksdk", url);
  }

  /**
   * That of Debian 13: 4.4, which has them. Skips the test where the mirror of Debian has no Debian
   * 13.
   */
  static Sdk withRules(String url) throws Exception {
    return new Sdk("openstacksdk-13", url);
  }

  /** One step of {@code sdk_session.py}; fails the test if the SDK does. */
  JsonStructure call(String node, String... step) throws Exception {
    Program.Result result = tryCall(node, step);
    assertThat(result.exit()).as(result.err()).isZero();
    try (JsonReader reader = Json.createReader(new StringReader(result.out()))) {
      return reader.read();
    }
  }

  /**
   * Each call of the SDK's proxy, and those for rules even if it has none; fails the test if one
   * goes wrong. Returns what is said at the end.
   */
  String everyCall(Machine machine) throws Exception {
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
    return result.out().lines().reduce("", (first, last) -> last);
  }

  Program.Result tryCall(String node, String... step) throws Exception {
    String script = Checkout.peer("sdk_session.py").toString();
    List<String> command = new ArrayList<>(List.of(wrapper, script, "--url", url, "--node", node));
    command.addAll(List.of(step));
    return Program.run(LIMIT, command);
  }
}
