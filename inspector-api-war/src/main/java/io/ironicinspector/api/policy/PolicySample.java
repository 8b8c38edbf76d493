package io.ironicinspector.api.policy;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the default rules as a file to start from, all of them commented out. */
final class PolicySample {
  private static final String HEAD =
      """
      # Who may do what, for auth_strategy = keystone. Copy this to policy.yaml beside inspector.conf and uncomment what
      # you change: the rules here are the built-in ones. Read again when the file changes, no restart is needed; a
      # mistake is logged with its line, and the rules that were in force stay.
      #
      # An expression joins checks with and, or, not and parentheses. Checks: role:NAME, rule:NAME (another rule),
      # system_scope:all, project_id:ID, user_id:ID, domain_id:ID, @ (everybody), ! (nobody).
      # Generated from the defaults, do not edit.
      """;

  private PolicySample() {}

  static String text() {
    return DefaultRule.all().stream()
        .map(PolicySample::text)
        .collect(Collectors.joining("\n", HEAD + "\n", ""));
  }

  private static String text(DefaultRule rule) {
    StringBuilder text = new StringBuilder("# " + rule.description() + "\n");
    List<String> operations = rule.operations();
    operations.forEach(operation -> text.append("# ").append(operation).append('\n'));
    rule.deprecated()
        .ifPresent(
            more ->
                text.append("# with enforce_new_defaults = false also: ")
                    .append(more)
                    .append('\n'));
    return text + "#\"%s\": \"%s\"\n".formatted(rule.name(), rule.expression());
  }
}
