package io.ironicinspector.endtoend.differential;

import java.util.List;

/** Conditions of rules: each operator with parameters of each kind, and paths. */
final class Conditions {
  private static final List<String> OPERATORS =
      List.of("eq", "ne", "lt", "gt", "le", "ge", "in-net", "matches", "contains", "is-empty");

  /** Taken by both. */
  static final List<String> GOOD =
      List.of(
          "{\"op\": \"eq\", \"field\": \"cpus\", \"value\": 16}",
          "{\"op\": \"ne\", \"field\": \"node://name\", \"value\": \"x\", \"invert\": true}",
          "{\"op\": \"lt\", \"field\": \"data://inventory.memory.physical_mb\", \"value\": 1.5,"
              + " \"multiple\": \"all\"}",
          "{\"op\": \"in-net\", \"field\": \"inventory.interfaces[*].ipv4_address\", \"value\":"
              + " \"192.0.2.0/24\"}",
          "{\"op\": \"matches\", \"field\": \"inventory.hostname\", \"value\": \"^s.*t$\","
              + " \"multiple\": \"first\"}",
          "{\"op\": \"contains\", \"field\": \"inventory\", \"value\": \"[a-z]+\"}",
          "{\"op\": \"is-empty\", \"field\": \"error\", \"multiple\": \"any\", \"invert\": false}");

  private static final List<String> NETS =
      List.of(
          "\"10.0.0.0/8\"",
          "\"10.0.0.0/33\"",
          "\"10.0.0.1\"",
          "\"10\"",
          "\"1.2.3\"",
          "\"fe80::/10\"",
          "\"::1\"",
          "\"nonsense\"",
          "\"\"",
          "\"10.0.0.0/255.0.0.0\"",
          "\"10.0.0.0/0.0.0.255\"",
          "\"10.0.0.0/\"",
          "\"256.1.1.1\"",
          "\" 10.0.0.0/8\"",
          "7",
          "null",
          "[]",
          "{}",
          "true",
          "1.5");

  private static final List<String> REGEXES =
      List.of(
          "\"a+\"",
          "\"(\"",
          "\"[a\"",
          "\"*\"",
          "\"a{2,1}\"",
          "\"(?P<n>a)(?P=n)\"",
          "\"(?P<n>a)(?P<n>b)\"",
          "\"(?<n>a)\"",
          "\"\\\\Z\"",
          "\"a++\"",
          "\"\\\\p{L}\"",
          "\"(?i)a\"",
          "\"a(?i)\"",
          "\"(?<=a+)b\"",
          "\"(a)\\\\2\"",
          "\"\\\\q\"",
          "\"\\\\\"",
          "\"\"",
          "\"x{3\"",
          "\"[z-a]\"",
          "\"(?#c)a\"",
          "\"(?(1)a)\"",
          "\"\\u00fc\"",
          "7",
          "null",
          "[]",
          "{}",
          "true");

  private static final List<String> PATHS =
      List.of(
          "a",
          "a.b",
          "a..b",
          "$",
          "$.a",
          "a[0]",
          "a[-1]",
          "a[1:3]",
          "a[:]",
          "a[*]",
          "a['x']",
          "'x'",
          "a.*",
          "*",
          "a,b",
          "a|b",
          "a & b",
          "a where b",
          "`this`",
          "`parent`",
          "a.`parent`",
          "(a)",
          "@",
          "a-b",
          "_x",
          "a[?(@.b)]",
          "a.0",
          "0",
          "a[",
          "a]",
          "a..",
          ".a",
          "a b",
          "a[1:2:3]",
          "a[x,y]",
          "",
          " ",
          "data://",
          "node://",
          "data://a",
          "node://a.b",
          "http://a",
          "://a",
          "data://node://a",
          "\\u00fc",
          "a'",
          "a.len()",
          "a[\\\"x\\\"]",
          "a%b",
          "node:a",
          "DATA://a");

  private Conditions() {}

  static Chapter operators() {
    Script script = new Script("operator");
    for (String op : OPERATORS) {
      script.call(create("{\"op\": \"%s\", \"field\": \"a\"}".formatted(op)));
      boolean likeEq = List.of("ne", "gt", "le", "ge").contains(op);
      for (String value : likeEq ? Samples.JSON.subList(0, 4) : Samples.JSON) {
        script.call(
            create("{\"op\": \"%s\", \"field\": \"a\", \"value\": %s}".formatted(op, value)));
      }
      String more = "{\"op\": \"%s\", \"field\": \"a\", \"value\": \"10\", \"extra\": %s}";
      script.call(create(more.formatted(op, "1")));
      script.call(create(more.formatted(op, "null")));
      script.call(create("{\"op\": \"%s\", \"field\": \"a\", \"extra\": 1}".formatted(op)));
      script.call(create("{\"op\": \"%s\", \"field\": \"a\", \"x\": 1, \"y\": []}".formatted(op)));
    }
    NETS.forEach(net -> script.call(create(condition("in-net", net))));
    REGEXES.forEach(regex -> script.call(create(condition("matches", regex))));
    REGEXES.forEach(regex -> script.call(create(condition("contains", regex))));
    return script.call("purge", Request.of("DELETE", "/v1/rules")).chapter();
  }

  private static String condition(String op, String value) {
    return "{\"op\": \"%s\", \"field\": \"b\", \"value\": %s}".formatted(op, value);
  }

  static Chapter fields() {
    Script script = new Script("condition");
    PATHS.forEach(
        path -> script.call(create("{\"op\": \"is-empty\", \"field\": \"%s\"}".formatted(path))));
    Samples.JSON.forEach(condition -> script.call(create(condition)));
    for (String member : List.of("op", "field", "multiple", "invert")) {
      for (String value : Samples.JSON) {
        String good = "\"op\": \"eq\", \"field\": \"a\", \"value\": 1";
        script.call(create("{%s, \"%s\": %s}".formatted(good, member, value)));
      }
    }
    for (String multiple : List.of("all", "any", "first", "ALL", "last")) {
      script.call(
          create(
              "{\"op\": \"is-empty\", \"field\": \"a\", \"multiple\": \"%s\"}"
                  .formatted(multiple)));
    }
    for (String op : List.of("EQ", "equals", "", "in_net", "is_empty")) {
      script.call(create("{\"op\": \"%s\", \"field\": \"a\", \"value\": 1}".formatted(op)));
    }
    script.call(create("{\"op\": \"eq\", \"value\": 1}"));
    script.call(create("{\"field\": \"a\", \"value\": 1}"));
    script.call(
        create(
            "{\"op\": \"eq\", \"field\": \"a\", \"value\": 1}, {\"op\": \"zz\", \"field\":"
                + " \"a\"}"));
    script.call(create("{\"op\": \"eq\", \"field\": \"a[\", \"value\": 1}, {\"op\": \"zz\"}"));
    return script.call("purge", Request.of("DELETE", "/v1/rules")).chapter();
  }

  private static Request create(String conditions) {
    return Request.post(
        "/v1/rules",
        "{\"conditions\": [%s], \"actions\": [{\"action\": \"example\"}]}".formatted(conditions));
  }
}
