package io.ironicinspector.endtoend.differential;

import java.util.List;
import java.util.Locale;

/** A node as a client may name it, where it only looks or where nothing happens. */
final class Spellings {
  private static final Node FINISHED = new Node(0x20);
  private static final Node NEW = new Node(0x21);

  private Spellings() {}

  private static List<String> names() {
    String uuid = FINISHED.uuid();
    return List.of(
        uuid,
        uuid.toUpperCase(Locale.ROOT),
        uuid.replace("-", ""),
        "%7B" + uuid + "%7D",
        "urn:uuid:" + uuid,
        uuid.substring(0, 20) + "-" + uuid.substring(20),
        uuid + "0",
        uuid.substring(1),
        FINISHED.name(),
        FINISHED.name().toUpperCase(Locale.ROOT),
        NEW.uuid(),
        NEW.name(),
        new Node(0xffd).uuid(),
        "no-such-node",
        "no%20such%20node",
        "%C3%BC",
        "a%2Fb",
        "%25",
        "0",
        "x".repeat(300));
  }

  static Chapter chapter() {
    Script script = new Script("spellings").enrol(FINISHED).enrol(NEW).finished("first", FINISHED);
    for (String name : names()) {
      String path = "/v1/introspection/" + name;
      script.call(Request.get(path));
      script.call(Request.get(path + "/"));
      script.call(Request.get(path + "/data"));
      script.call(Request.get(path + "/data/unprocessed"));
      script.call(Request.of("HEAD", path + "/data"));
    }
    for (String name : names().subList(10, names().size())) {
      String path = "/v1/introspection/" + name;
      script.call(Request.post(path + "/abort"));
      script.call(Request.post(path + "/data/unprocessed"));
      script.call(Request.post(path + "/data/unprocessed", "{}"));
      script.call(Request.get("/v1/rules/" + name));
      script.call(Request.of("DELETE", "/v1/rules/" + name));
    }
    for (String name : names().subList(12, names().size())) {
      script.call(Request.post("/v1/introspection/" + name));
    }
    for (String name : names().subList(0, 6)) {
      String path = "/v1/introspection/" + name;
      script.call(Request.post(path)).await(FINISHED, "waiting");
      script.call("status after " + name, Request.get(FINISHED.path()));
    }
    return script.chapter();
  }
}
