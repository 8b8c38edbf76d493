package io.ironicinspector.endtoend.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** {@code GET /v1/introspection}: paging, filter, order. */
final class Listing {
  private static final int MIXED = 120;
  private static final int FIRST = 0x10;
  private static final String KNOWN = new Node(FIRST).uuid();

  private static final List<String> LIMITS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "1000",
          "1001",
          "-1",
          "-0",
          "abc",
          "",
          "%205%20",
          "1_0",
          "1__0",
          "_1",
          "%2B3",
          "1.5",
          "1e3",
          "0x10",
          "007",
          "99999999999999999999",
          "-99999999999999999999",
          "%D9%A3",
          "%27",
          "a%22b%27",
          "null",
          "1,2");

  private static final List<String> MARKERS =
      List.of(
          KNOWN,
          new Node(FIRST + 1).uuid(),
          new Node(FIRST + 2).uuid(),
          new Node(0xffe).uuid(),
          KNOWN.toUpperCase(Locale.ROOT),
          KNOWN.replace("-", ""),
          "%7B" + KNOWN + "%7D",
          "urn:uuid:" + KNOWN,
          "",
          "machine-1",
          KNOWN + "0",
          "%20" + KNOWN);

  private static final List<String> STATES =
      List.of(
          "starting",
          "waiting",
          "processing",
          "finished",
          "error",
          "reapplying",
          "enrolling",
          "aborting",
          "finished,error",
          "waiting,finished",
          "finished,finished",
          "",
          ",",
          "finished,",
          "foo",
          "foo,bar",
          "foo,finished,bar",
          "%20finished",
          "FINISHED",
          "foo,foo",
          "a%22b",
          "%C3%BC");

  private Listing() {}

  static Chapter chapter() {
    Script script = new Script("list");
    script.call("empty", Request.get("/v1/introspection"));
    for (int i = 0; i < 3; i++) {
      script.enrol(new Node(FIRST + i)).finished("finish " + i, new Node(FIRST + i));
    }
    for (int i = 3; i < 5; i++) {
      script.enrol(new Node(FIRST + i)).waiting("wait " + i, new Node(FIRST + i));
    }
    queries().stream()
        .distinct()
        .forEach(query -> script.call(Request.get("/v1/introspection?" + query)));
    return script.chapter();
  }

  private static List<String> queries() {
    List<String> queries = new ArrayList<>();
    LIMITS.forEach(limit -> queries.add("limit=" + limit));
    MARKERS.forEach(marker -> queries.add("marker=" + marker));
    STATES.forEach(state -> queries.add("state=" + state));
    queries.addAll(
        List.of(
            "limit=1&limit=2",
            "limit=x&limit=2",
            "limit",
            "marker",
            "state",
            "Limit=x",
            "limit=1;state=error",
            "state=finished&state=error",
            "limit=1&",
            "&&limit=1",
            "=",
            "limit=%31",
            "limit=%zz",
            "state=%66inished"));
    Random random = Samples.random();
    for (int i = 0; i < MIXED; i++) {
      queries.add(mixed(random));
    }
    return queries;
  }

  private static String mixed(Random random) {
    List<String> parts = new ArrayList<>();
    if (random.nextInt(4) > 0) {
      parts.add("limit=" + Samples.pick(random, LIMITS.subList(0, 8)));
    }
    if (random.nextInt(4) > 0) {
      parts.add("marker=" + Samples.pick(random, MARKERS));
    }
    if (random.nextInt(4) > 0 || parts.isEmpty()) {
      parts.add("state=" + Samples.pick(random, STATES));
    }
    Collections.shuffle(parts, random);
    return String.join("&", parts);
  }
}
