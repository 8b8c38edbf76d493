package io.ironicinspector.endtoend.differential;

import static org.awaitility.Awaitility.await;

import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** One of the two services, with a simulated Ironic of its own. */
record Side(String name, URI service, IronicSimulator ironic) {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration PACE = Duration.ofMillis(20);

  Answer call(Request request) {
    return send(service, request);
  }

  Answer look(Request request) {
    return send(ironic.uri(), request.with("X-OpenStack-Ironic-API-Version", "1.76"));
  }

  void arrange(Request request) {
    Answer answer = look(request);
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(name + ": " + request + " gave " + answer);
    }
  }

  void awaitState(Request status, Set<String> states) {
    await(name + ": " + status + " " + states)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(PACE)
        .until(() -> states.contains(state(status)));
  }

  private String state(Request status) {
    Answer answer = call(status);
    if (answer.status() != 200) {
      return String.valueOf(answer.status());
    }
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject().getString("state");
    }
  }

  private Answer send(URI server, Request request) {
    try {
      return Normal.answer(this, Wire.send(server, request));
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": " + request, e);
    }
  }
}
