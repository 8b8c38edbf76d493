package io.ironicinspector.endtoend.differential;

import java.util.List;

/**
 * Each request that python-ironic-inspector-client makes, as keystoneauth sends it: library and
 * commands, read from its source at 2025.2. Debian's package of it is empty.
 */
final class ClientLibrary {
  private static final Node NODE = new Node(0xe0);
  private static final Node ABORTED = new Node(0xe1);
  private static final String RULE = new Node(0xe2).uuid();
  private static final String RULES = "/v1/rules";

  /** The default of the library, what its command line asks for, the newest it knows. */
  private static final List<String> VERSIONS = List.of("1.0", "1.13");

  private ClientLibrary() {}

  static Chapter chapter() {
    Script script = new Script("client");
    for (String version : VERSIONS) {
      script.call(version + " server_api_versions", sent(Request.get("/"), version));
      script.call(version + " with a version in the URL", sent(Request.get("/v1"), version));
      rules(script, version);
    }
    introspection(script.enrol(NODE).enrol(ABORTED), "1.13");
    return script.chapter();
  }

  private static void introspection(Script script, String version) {
    String byName = "/v1/introspection/" + NODE.name();
    script.call("get_status before", sent(Request.get(NODE.path()), version));
    script.call("abort before", sent(empty(NODE.path() + "/abort"), version));
    script.call("reprocess before", sent(empty(NODE.path() + "/data/unprocessed"), version));
    script.call("introspect", sent(empty(byName), version)).await(NODE, "waiting");
    script.call("get_status", sent(Request.get(byName), version));
    script.call("continue", Request.post("/v1/continue", NODE.inventory())).await(NODE, "finished");
    script.call("wait_for_finish", sent(Request.get(byName), version));
    script.call("get_data", sent(Request.get(byName + "/data"), version));
    script.call("get_data raw", sent(Request.get(byName + "/data/unprocessed"), version));
    script.call("reprocess", sent(empty(byName + "/data/unprocessed"), version));
    script.await(NODE, "finished").call("again", sent(Request.get(NODE.path()), version));
    script.call("introspect managed", sent(empty(ABORTED.path() + "?manage_boot=1"), version));
    script.await(ABORTED, "waiting");
    script.call("introspect unmanaged", sent(empty(ABORTED.path() + "?manage_boot=0"), version));
    script.await(ABORTED, "waiting");
    script.call("abort", sent(empty(ABORTED.path() + "/abort"), version)).await(ABORTED, "error");
    script.call("get_status aborted", sent(Request.get(ABORTED.path()), version));
    script.call("get_data aborted", sent(Request.get(ABORTED.path() + "/data"), version));
    String list = "/v1/introspection?limit=2";
    script.call("list_statuses", sent(Request.get(list), version));
    script.call(
        "list_statuses more", sent(Request.get(list + "&marker=" + ABORTED.uuid()), version));
    script.call("introspect unknown", sent(empty("/v1/introspection/none"), version));
  }

  private static void rules(Script script, String version) {
    String parts =
        """
        "conditions": [{"field": "cpus", "op": "ge", "value": 8}], \
        "actions": [{"action": "set-capability", "name": "big", "value": "true"}]\
        """;
    String created = "{\"uuid\": \"%s\", %s, \"description\": null}".formatted(RULE, parts);
    script.call(version + " rules.create", sent(Request.post(RULES, created), version));
    script.call(version + " rules.create twice", sent(Request.post(RULES, created), version));
    String unnamed = "{\"uuid\": null, %s, \"description\": \"a rule\"}".formatted(parts);
    script.call(
        version + " rules.create without uuid", sent(Request.post(RULES, unnamed), version));
    String imported = "{%s}".formatted(parts);
    script.call(version + " rules.from_json", sent(Request.post(RULES, imported), version));
    script.call(version + " rules.get_all", sent(Request.get(RULES), version));
    script.call(version + " rules.get", sent(Request.get(RULES + "/" + RULE), version));
    script.call(version + " rules.delete", sent(Request.of("DELETE", RULES + "/" + RULE), version));
    script.call(version + " rules.get deleted", sent(Request.get(RULES + "/" + RULE), version));
    script.call(version + " rules.delete_all", sent(Request.of("DELETE", RULES), version));
    script.call(version + " rules.get_all none", sent(Request.get(RULES), version));
  }

  /** A POST without a body has a length. */
  private static Request empty(String target) {
    return Request.post(target).with("Content-Length", "0");
  }

  private static Request sent(Request request, String version) {
    return request
        .with("X-OpenStack-Ironic-Inspector-API-Version", version)
        .with(
            "User-Agent",
            "openstacksdk/0.101.0 keystoneauth1/5.0.0 python-requests/2.28.1 CPython/3.11.2")
        .with("Accept", "application/json")
        .with("Accept-Encoding", "gzip, deflate")
        .with("X-Auth-Token", "a-token");
  }
}
