package io.ironicinspector.conductor.processing;

import io.ironicinspector.persistence.rule.PlainJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What upstream made of a generated machine. */
record UpstreamOutcome(JsonObject generated) {

  /** In the form in which ours is. */
  Map<String, Object> toMap() {
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("failures", failures());
    JsonObject all = upstream();
    if (all.containsKey("data")) {
      outcome.put("data", PlainJson.toPlain(all.getJsonObject("data")));
    }
    JsonObject end = end();
    if (end.containsKey("error")) {
      outcome.put("error", end.getString("error"));
    } else if (end.containsKey("node")) {
      outcome.put("node", PlainJson.toPlain(end.getJsonObject("node")));
      outcome.put("ports", ports(end.getJsonArray("ports")));
    }
    return outcome;
  }

  /** Where it ended with an exception that its authors did not foresee; empty otherwise. */
  String unexpectedIn() {
    for (JsonObject failure : upstream().getJsonArray("failures").getValuesAs(JsonObject.class)) {
      if (failure.get("unexpected") != JsonValue.NULL) {
        return failure.getString("hook");
      }
    }
    JsonObject end = end();
    boolean unexpected = end.getOrDefault("unexpected", JsonValue.NULL) != JsonValue.NULL;
    return unexpected ? end.getString("hook") : "";
  }

  /** Whether a condition ended the whole run with an exception. */
  boolean conditionRaised() {
    return upstream().containsKey("tolerant");
  }

  private JsonObject upstream() {
    return generated.getJsonObject("upstream");
  }

  private JsonObject end() {
    return conditionRaised() ? upstream().getJsonObject("tolerant") : upstream();
  }

  private List<String> failures() {
    List<String> texts = new ArrayList<>();
    for (JsonObject failure : upstream().getJsonArray("failures").getValuesAs(JsonObject.class)) {
      String hook = failure.getString("hook");
      String text = failure.getString("text");
      texts.add(
          failure.get("unexpected") == JsonValue.NULL
              ? "Preprocessing hook %s: %s".formatted(hook, text)
              : "Unexpected exception %s during preprocessing in hook %s: %s"
                  .formatted(failure.getString("unexpected"), hook, text));
    }
    return texts;
  }

  private static Map<String, Object> ports(JsonArray list) {
    Map<String, Object> ports = new LinkedHashMap<>();
    list.getValuesAs(JsonObject.class)
        .forEach(port -> ports.put(port.getString("address"), PlainJson.toPlain(port)));
    return ports;
  }
}
