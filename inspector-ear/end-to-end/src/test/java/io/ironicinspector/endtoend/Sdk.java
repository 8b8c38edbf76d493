package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
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

  Program.Result tryCall(String node, String... step) throws Exception {
    String script = Checkout.peer("sdk_session.py").toString();
    List<String> command = new ArrayList<>(List.of(wrapper, script, "--url", url, "--node", node));
    command.addAll(List.of(step));
    return Program.run(LIMIT, command);
  }
}
