package io.ironicinspector.api.policy;

import java.util.List;
import java.util.Optional;

/**
 * A rule that is there without a file.
 *
 * @param deprecated what else is allowed while {@code [oslo_policy] enforce_new_defaults} is off
 * @param operations the requests it decides on
 */
record DefaultRule(
    String name,
    String expression,
    Optional<String> deprecated,
    String description,
    List<String> operations) {
  private static final String ADMIN =
      "(role:admin and system_scope:all) or (role:admin) or (role:service)";
  private static final String READER =
      "(role:reader and system_scope:all) or (role:admin) or (role:service)";
  private static final String PUBLIC = "rule:public_api";

  /** All of them, in the order of upstream's sample. */
  static List<DefaultRule> all() {
    return List.of(
        helper("default", "!", "What is not named is forbidden"),
        helper(
            "is_admin",
            "role:admin or role:administrator or role:baremetal_admin",
            "Full read and write access (deprecated, for enforce_new_defaults = false)"),
        helper(
            "is_observer",
            "role:baremetal_observer",
            "Read access (deprecated, for enforce_new_defaults = false)"),
        helper("public_api", "is_public_api:True", "Endpoints that need no authentication"),
        rule("introspection", PUBLIC, "List the API versions", "GET /"),
        rule("introspection:version", PUBLIC, "List the resources of a version", "GET /{version}"),
        rule("introspection:continue", PUBLIC, "Take what a ramdisk found", "POST /v1/continue"),
        reader(
            "introspection:status",
            "Read states",
            "GET /v1/introspection",
            "GET /v1/introspection/{node_id}",
            "GET /v1/introspection/{node_id}/history"),
        admin("introspection:start", "Start an introspection", "POST /v1/introspection/{node_id}"),
        admin(
            "introspection:abort",
            "Abort an introspection",
            "POST /v1/introspection/{node_id}/abort"),
        admin(
            "introspection:data",
            "Read stored data",
            "GET /v1/introspection/{node_id}/data",
            "GET /v1/introspection/{node_id}/data/unprocessed",
            "GET /v1/introspection/{node_id}/history/{run}/data",
            "GET /v1/introspection/{node_id}/history/{run}/data/unprocessed",
            "GET /v1/introspection/{node_id}/diff"),
        admin(
            "introspection:reapply",
            "Process stored or given data again",
            "POST /v1/introspection/{node_id}/data/unprocessed",
            "POST /v1/introspection/{node_id}/history/{run}/reapply"),
        admin(
            "introspection:callback",
            "Read the callback URL of a run, with its token",
            "GET /v1/introspection/{node_id}/callback"),
        admin(
            "introspection:rule:get",
            "Read introspection rules",
            "GET /v1/rules",
            "GET /v1/rules/{rule_id}"),
        admin(
            "introspection:rule:delete",
            "Delete introspection rules",
            "DELETE /v1/rules",
            "DELETE /v1/rules/{rule_id}"),
        admin("introspection:rule:create", "Create introspection rules", "POST /v1/rules"),
        admin(
            "introspection:rule:test",
            "Say what rules would do, and do nothing (not in the Python service)",
            "POST /v1/rules/test"));
  }

  private static DefaultRule helper(String name, String expression, String description) {
    return new DefaultRule(name, expression, Optional.empty(), description, List.of());
  }

  private static DefaultRule rule(
      String name, String expression, String description, String... operations) {
    return new DefaultRule(name, expression, Optional.empty(), description, List.of(operations));
  }

  private static DefaultRule reader(String name, String description, String... operations) {
    return new DefaultRule(
        name,
        READER,
        Optional.of("rule:is_admin or rule:is_observer"),
        description,
        List.of(operations));
  }

  private static DefaultRule admin(String name, String description, String... operations) {
    return new DefaultRule(
        name, ADMIN, Optional.of("rule:is_admin"), description, List.of(operations));
  }
}
