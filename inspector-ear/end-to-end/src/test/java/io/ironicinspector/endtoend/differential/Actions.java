package io.ironicinspector.endtoend.differential;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Actions of rules: each with all, missing, unexpected and odd parameters. */
final class Actions {
  /** Taken by both. */
  static final List<String> GOOD =
      List.of(
          "{\"action\": \"fail\", \"message\": \"no\"}",
          "{\"action\": \"set-attribute\", \"path\": \"/extra/a\", \"value\": {\"a\": [1, null]}}",
          "{\"action\": \"set-attribute\", \"path\": \"driver\", \"value\": null,"
              + " \"reset_interfaces\": true}",
          "{\"action\": \"set-capability\", \"name\": \"a\", \"value\": \"{data[cpus]}\"}",
          "{\"action\": \"set-capability\", \"name\": \"a\"}",
          "{\"action\": \"extend-attribute\", \"path\": \"/extra/b\", \"value\": 1.5, \"unique\":"
              + " true}",
          "{\"action\": \"add-trait\", \"name\": \"CUSTOM_A\"}",
          "{\"action\": \"remove-trait\", \"name\": \"CUSTOM_A\"}",
          "{\"action\": \"example\"}");

  private static final Map<String, List<String>> PARAMETERS =
      new TreeMap<>(
          Map.of(
              "fail", List.of("message"),
              "set-attribute", List.of("path", "value", "reset_interfaces"),
              "set-capability", List.of("name", "value"),
              "extend-attribute", List.of("path", "value", "unique"),
              "add-trait", List.of("name"),
              "remove-trait", List.of("name"),
              "example", List.of()));

  private Actions() {}

  static Chapter chapter() {
    Script script = new Script("action");
    PARAMETERS.forEach((action, names) -> parameters(script, action, names));
    Samples.JSON.forEach(action -> script.call(create(action)));
    for (String value : Samples.JSON) {
      script.call(create("{\"action\": %s}".formatted(value)));
    }
    for (String name : List.of("FAIL", "set_attribute", "log", "")) {
      script.call(create("{\"action\": \"%s\", \"message\": \"x\"}".formatted(name)));
    }
    for (String text :
        List.of("{data[a]}", "{data.a}", "{", "}", "{}", "{0}", "{other}", "{{}}", "{data!z}")) {
      script.call(
          create(
              "{\"action\": \"set-capability\", \"name\": \"a\", \"value\": \"%s\"}"
                  .formatted(text)));
    }
    script.call(create(""));
    script.call(create("{\"action\": \"fail\"}, {\"action\": \"zz\"}"));
    return script.call("purge", Request.of("DELETE", "/v1/rules")).chapter();
  }

  private static void parameters(Script script, String action, List<String> names) {
    script.call(create("{\"action\": \"%s\"}".formatted(action)));
    script.call(create("{\"action\": \"%s\"%s}".formatted(action, all(names, ""))));
    script.call(create("{\"action\": \"%s\"%s, \"other\": 1}".formatted(action, all(names, ""))));
    script.call(
        create("{\"action\": \"%s\"%s, \"other\": null}".formatted(action, all(names, ""))));
    script.call(create("{\"action\": \"%s\", \"x\": 1, \"y\": 2}".formatted(action)));
    for (String name : names) {
      script.call(create("{\"action\": \"%s\"%s}".formatted(action, all(names, name))));
      for (String value : Samples.JSON) {
        script.call(
            create(
                "{\"action\": \"%s\"%s, \"%s\": %s}"
                    .formatted(action, all(names, name), name, value)));
      }
    }
  }

  private static String all(List<String> names, String but) {
    StringBuilder members = new StringBuilder();
    for (String name : names) {
      if (!name.equals(but)) {
        members.append(", \"%s\": \"x\"".formatted(name));
      }
    }
    return members.toString();
  }

  private static Request create(String actions) {
    return Request.post("/v1/rules", "{\"actions\": [%s]}".formatted(actions));
  }
}
