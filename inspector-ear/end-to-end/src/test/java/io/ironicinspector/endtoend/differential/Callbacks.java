package io.ironicinspector.endtoend.differential;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatchBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;

/** {@code POST /v1/continue} with everything that a ramdisk could get wrong. */
final class Callbacks {
  private static final String PATH = "/v1/continue";
  private static final Node NODE = new Node(0x80);

  private static final List<String> FIELDS =
      List.of(
          "/inventory",
          "/inventory/interfaces",
          "/inventory/interfaces/0/mac_address",
          "/inventory/interfaces/0/name",
          "/inventory/interfaces/0/ipv4_address",
          "/inventory/disks",
          "/inventory/cpu",
          "/inventory/cpu/count",
          "/inventory/memory",
          "/inventory/memory/physical_mb",
          "/inventory/bmc_address",
          "/inventory/bmc_v6address",
          "/inventory/boot",
          "/root_disk",
          "/root_disk/size",
          "/boot_interface",
          "/logs");

  private static final List<String> VALUES = List.of("7", "\"text\"", "[]", "{}");

  private Callbacks() {}

  static Chapter bodies() {
    Script script = new Script("continue");
    script.call("no body", Request.post(PATH));
    Samples.JSON.forEach(body -> script.call(Request.post(PATH, body)));
    Samples.NO_JSON.forEach(body -> script.call(Request.post(PATH, body)));
    script.call("unknown machine", Request.post(PATH, new Node(0xffc).inventory()));
    String unplugged =
        new Node(0xffc).inventory().replaceFirst("01-52-54", "01-52-55"); // where it booted from
    script.call("unknown machine, unknown boot interface", Request.post(PATH, unplugged));
    script.call("unknown machine with an error", Request.post(PATH, "{\"error\": \"no disks\"}"));
    for (String error : List.of("null", "\"\"", "7", "[\"a\"]", "{}", "\"\\u00fc\"")) {
      script.call(Request.post(PATH, "{\"error\": %s, \"inventory\": {}}".formatted(error)));
    }
    script.call("deep", Request.post(PATH, "{\"a\": " + "[".repeat(200) + "]".repeat(200) + "}"));
    script.call("many digits", Request.post(PATH, "{\"a\": " + "1".repeat(1001) + "}"));
    return script.chapter();
  }

  static Chapter machines() {
    Script script = new Script("callback").enrol(NODE);
    int next = 0;
    for (String field : FIELDS) {
      round(script, "no " + field, change(Json.createPatchBuilder().remove(field)));
      // Not each with each: a round takes a third of a second.
      for (String value : List.of("null", VALUES.get(next++ % VALUES.size()))) {
        JsonValue json = value(value);
        round(script, field + " " + value, change(Json.createPatchBuilder().replace(field, json)));
      }
    }
    round(script, "all right", NODE.inventory());
    script.call("twice", Request.post(PATH, NODE.inventory()));
    script.look("the node", "/v1/nodes/" + NODE.uuid());
    return script.look("its ports", "/v1/nodes/" + NODE.uuid() + "/ports").chapter();
  }

  private static void round(Script script, String name, String body) {
    script
        .waiting(name + ",", NODE)
        .call(name, Request.post(PATH, body))
        .await(NODE, "finished", "error", "waiting")
        .call(name + ", status", Request.get(NODE.path()));
  }

  private static String change(JsonPatchBuilder patch) {
    JsonObject inventory = value(NODE.inventory()).asJsonObject();
    return patch.build().apply(inventory).toString();
  }

  private static JsonValue value(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }
}
