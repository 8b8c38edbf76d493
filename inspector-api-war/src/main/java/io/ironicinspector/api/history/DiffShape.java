package io.ironicinspector.api.history;

import io.ironicinspector.api.difference.Difference;
import io.ironicinspector.api.json.PythonTime;
import io.ironicinspector.client.json.PythonJson;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.Run;
import io.ironicinspector.persistence.rule.PlainJson;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;

/** A difference as clients see it. */
record DiffShape(NodeUuid node, DiffQuery.Runs runs, Difference difference) {
  private static final JsonProvider JSON = JsonProvider.provider();

  byte[] json() {
    return PythonJson.spaced(
        JSON.createObjectBuilder()
            .add("uuid", node.toString())
            .add("from", PlainJson.toJson(RunShape.brief(runs.from())))
            .add("to", PlainJson.toJson(RunShape.brief(runs.to())))
            .add("patch", difference.toPatch())
            .build());
  }

  byte[] patch() {
    return PythonJson.spaced(difference.toPatch());
  }

  byte[] text() {
    String head = "node %s, %s -> %s".formatted(node, named(runs.from()), named(runs.to()));
    return (head + "\n" + difference.toText()).getBytes(StandardCharsets.UTF_8);
  }

  private static String named(Run run) {
    return "run %d (%s, %s)"
        .formatted(run.number(), PythonTime.text(run.startedAt()), run.state().wireName());
  }
}
