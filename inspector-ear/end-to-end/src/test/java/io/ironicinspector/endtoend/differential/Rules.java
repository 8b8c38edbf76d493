package io.ironicinspector.endtoend.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** {@code /v1/rules}: every field with every kind of value, and what comes back. */
final class Rules {
  private static final String PATH = "/v1/rules";
  private static final String EXAMPLE = "[{\"action\": \"example\"}]";
  private static final String UUID = new Node(0x90).uuid();

  private Rules() {}

  static Chapter bodies() {
    Script script = new Script("rule");
    script.call("no body", Request.post(PATH));
    Samples.NO_JSON.forEach(body -> script.call(Request.post(PATH, body)));
    Samples.JSON.forEach(body -> script.call(Request.post(PATH, body)));
    for (String field :
        List.of("uuid", "description", "scope", "conditions", "actions", "disabled", "links")) {
      for (String value : Samples.JSON) {
        script.call(Request.post(PATH, rule("\"%s\": %s".formatted(field, value))));
      }
    }
    for (int length : new int[] {255, 256, 300}) {
      script.call("scope of " + length, scope("x".repeat(length)));
      script.call("wide scope of " + length, scope("\u00fc".repeat(length)));
    }
    script.call("list", Request.get(PATH));
    return script.call("delete all", Request.of("DELETE", PATH)).chapter();
  }

  private static Request scope(String scope) {
    return Request.post(PATH, rule("\"scope\": \"%s\"".formatted(scope)));
  }

  /** The member comes last, so that it wins over the actions given first. */
  private static String rule(String member) {
    String actions = member.startsWith("\"actions\"") ? "" : "\"actions\": " + EXAMPLE + ", ";
    return "{" + actions + member + "}";
  }

  static Chapter lives() {
    Script script = new Script("rules");
    script.call("none", Request.get(PATH));
    for (String uuid : spellings()) {
      String body = "{\"uuid\": \"%s\", \"actions\": %s}".formatted(uuid, EXAMPLE);
      script.call("create " + uuid, Request.post(PATH, body));
      script.call("create again " + uuid, Request.post(PATH, body));
      script.call("list with " + uuid, Request.get(PATH));
      script.call("get " + uuid, Request.get(PATH + "/" + uuid));
      script.call("get/ " + uuid, Request.get(PATH + "/" + uuid + "/"));
      script.call("head " + uuid, Request.of("HEAD", PATH + "/" + uuid));
    }
    script.call("get in other case", Request.get(PATH + "/" + UUID.toUpperCase(Locale.ROOT)));
    script.call("delete", Request.of("DELETE", PATH + "/" + UUID));
    script.call("delete again", Request.of("DELETE", PATH + "/" + UUID));
    script.call("get deleted", Request.get(PATH + "/" + UUID));
    String example = "{\"actions\": %s}".formatted(EXAMPLE);
    script.call("create under a UUID", Request.post(PATH + "/" + UUID, example));
    script.call("purge", Request.of("DELETE", PATH));
    script.call("purge again", Request.of("DELETE", PATH));
    return script.call("none left", Request.get(PATH)).chapter();
  }

  private static List<String> spellings() {
    String other = new Node(0x91).uuid();
    return List.of(
        UUID,
        new Node(0x92).uuid().toUpperCase(Locale.ROOT).replace("5EED", "5eed"),
        other.replace("-", ""),
        "{" + new Node(0x93).uuid() + "}",
        "urn:uuid:" + new Node(0x94).uuid());
  }

  /** Whole rules put together at random. */
  static Chapter mixed() {
    Script script = new Script("mixed rule");
    Random random = Samples.random();
    for (int i = 0; i < 30; i++) {
      List<String> conditions = new ArrayList<>();
      for (int j = random.nextInt(4); j > 0; j--) {
        conditions.add(Samples.pick(random, Conditions.GOOD));
      }
      List<String> actions = new ArrayList<>();
      for (int j = 1 + random.nextInt(3); j > 0; j--) {
        actions.add(Samples.pick(random, Actions.GOOD));
      }
      String body =
          "{\"uuid\": \"%s\", \"description\": %s, \"scope\": %s, \"conditions\": %s, \"actions\": %s}"
              .formatted(
                  new Node(0xa00 + i).uuid(),
                  Samples.pick(random, List.of("null", "\"\"", "\"some text\"", "\"\\u00fc\"")),
                  Samples.pick(random, List.of("null", "\"\"", "\"rack 7\"")),
                  conditions,
                  actions);
      script.call("create " + i, Request.post(PATH, body));
      script.call("get " + i, Request.get(PATH + "/" + new Node(0xa00 + i).uuid()));
    }
    script.call("list", Request.get(PATH));
    return script.call("purge", Request.of("DELETE", PATH)).chapter();
  }
}
