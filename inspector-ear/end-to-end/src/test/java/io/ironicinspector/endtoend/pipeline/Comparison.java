package io.ironicinspector.endtoend.pipeline;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the outcomes of one machine against each other. */
final class Comparison {
  private final Outcome python;
  private final Outcome ours;
  private final List<String> faults = new ArrayList<>();
  private Optional<Explained> explained = Optional.empty();

  Comparison(Outcome python, Outcome ours) {
    this.python = python;
    this.ours = ours;
    same("rules and start", python.before(), ours.before());
    end();
    requests();
  }

  /** What is not as it should be. */
  List<String> faults() {
    return faults;
  }

  /** Why the runs ended differently, if they did and there is a reason. */
  Optional<Explained> explained() {
    return explained;
  }

  private void end() {
    boolean sameEnd = python.status() == ours.status() && python.message().equals(ours.message());
    if (!sameEnd) {
      explained = Explained.of(python, ours);
      if (explained.isEmpty()) {
        same(
            "answer",
            python.status() + " " + python.message(),
            ours.status() + " " + ours.message());
      }
    } else {
      same("state", python.state(), ours.state());
      same("error", python.error(), ours.error());
    }
    if (ours.status() != 200) {
      compare("Ironic after an error", ours.ironicBefore(), ours.ironicAfter());
    } else if (sameEnd) {
      compare("", python.stored(), ours.stored());
      compare("Ironic", python.ironicAfter(), ours.ironicAfter());
    }
  }

  /** One request for each resource, and never more than the Python service sends. */
  private void requests() {
    if (ours.count("PATCH", "/v1/nodes/[^/]+") > 1) {
      faults.add("the node was patched " + ours.count("PATCH", "/v1/nodes/[^/]+") + " times");
    }
    Map<String, Integer> ports = new LinkedHashMap<>();
    ours.calls().stream()
        .filter(call -> call.method().equals("PATCH") && call.path().startsWith("/v1/ports/"))
        .forEach(call -> ports.merge(call.path(), 1, Integer::sum));
    ports.values().removeIf(count -> count == 1);
    if (!ports.isEmpty()) {
      faults.add("ports were patched several times: " + ports);
    }
    if (python.status() == 200
        && ours.status() == 200
        && changes(ours).size() > changes(python).size()) {
      faults.add("changes %s, Python %s".formatted(changes(ours), changes(python)));
    }
  }

  private static List<String> changes(Outcome outcome) {
    return outcome.calls().stream()
        .filter(call -> !call.method().equals("GET"))
        .filter(call -> !call.path().contains("/states/power"))
        .map(call -> call.method() + " " + call.path() + " " + call.body())
        .toList();
  }

  private void same(String what, String one, String other) {
    if (!one.equals(other)) {
      faults.add("%s: Python %s, ours %s".formatted(what, one, other));
    }
  }

  private void compare(String path, JsonValue one, JsonValue other) {
    if (one instanceof JsonObject left && other instanceof JsonObject right) {
      for (String name : left.keySet()) {
        compare(path + "/" + name, left.get(name), right.getOrDefault(name, absent()));
      }
      right.keySet().stream()
          .filter(name -> !left.containsKey(name))
          .forEach(name -> compare(path + "/" + name, absent(), right.get(name)));
    } else if (!equal(one, other) && !isPxeOfAnotherInterface(path)) {
      same(path, String.valueOf(one), String.valueOf(other));
    }
  }

  /** Ours corrects it also on ports of interfaces that are not wanted. */
  private boolean isPxeOfAnotherInterface(String path) {
    String mac = path.replaceFirst("^Ironic/port (.*)/pxe_enabled$", "$1");
    return !mac.equals(path)
        && ours.stored().get("data") instanceof JsonObject data
        && data.getJsonArray("macs").stream()
            .noneMatch(wanted -> ((JsonString) wanted).getString().equals(mac));
  }

  private static JsonValue absent() {
    return Json.createValue("(nothing)");
  }

  private static boolean equal(JsonValue one, JsonValue other) {
    if (one instanceof JsonNumber left && other instanceof JsonNumber right) {
      return left.bigDecimalValue().compareTo(right.bigDecimalValue()) == 0;
    }
    if (one instanceof JsonArray left && other instanceof JsonArray right) {
      boolean same = left.size() == right.size();
      for (int i = 0; same && i < left.size(); i++) {
        same = equal(left.get(i), right.get(i));
      }
      return same;
    }
    if (one instanceof JsonObject left && other instanceof JsonObject right) {
      return left.keySet().equals(right.keySet())
          && left.keySet().stream().allMatch(name -> equal(left.get(name), right.get(name)));
    }
    return one.equals(other);
  }
}
