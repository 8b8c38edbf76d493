package io.ironicinspector.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default rules, and what replacing them does. */
class PolicyTest {
  private static final List<String> PRIVATE =
      List.of(
          "introspection:status",
          "introspection:start",
          "introspection:abort",
          "introspection:data",
          "introspection:reapply",
          "introspection:rule:get",
          "introspection:rule:delete",
          "introspection:rule:create");
  private static final List<String> PUBLIC =
      List.of("introspection", "introspection:version", "introspection:continue");

  @ParameterizedTest
  @CsvSource({
    "admin, project, 8",
    "admin, system, 8",
    "service, project, 8",
    "reader, system, 1",
    "reader, project, 0",
    "member, project, 0",
    "manager, project, 0",
    "baremetal_admin, project, 0",
    "administrator, project, 0",
    "baremetal_observer, project, 0",
  })
  void upstreamsTestMatrixHolds(String role, String scope, int allowed) {
    Credentials caller = caller(role, scope).at(false);
    Policy policy = Policy.of(Map.of(), true, "default");
    assertThat(PRIVATE.stream().filter(rule -> policy.allows(rule, caller, Map.of())))
        .hasSize(allowed)
        .allMatch(rule -> allowed != 1 || rule.equals("introspection:status"));
    assertThat(PUBLIC).noneMatch(rule -> policy.allows(rule, caller, Map.of()));
    assertThat(PUBLIC).allMatch(rule -> policy.allows(rule, caller.at(true), Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "baremetal_admin, 8",
    "administrator, 8",
    "baremetal_observer, 1",
    "reader, 0",
    "member, 0"
  })
  void deprecatedRolesCountWhileNewDefaultsAreNotEnforced(String role, int allowed) {
    Policy policy = Policy.of(Map.of(), false, "default");
    Credentials caller = caller(role, "project").at(false);
    assertThat(PRIVATE.stream().filter(rule -> policy.allows(rule, caller, Map.of())))
        .hasSize(allowed);
  }

  @Test
  void aReplacedRuleHasNoDeprecatedAlternative() {
    Policy policy = Policy.of(Map.of("introspection:start", rule("!")), false, "d");
    assertThat(policy.allows("introspection:start", caller("admin", "system"), Map.of())).isFalse();
  }

  @Test
  void aRuleThatNobodyDefinedIsDecidedByTheDefaultRule() {
    assertThat(Policy.of(Map.of(), true, "default").allows("x", caller("admin", "all"), Map.of()))
        .isFalse();
    Policy open = Policy.of(Map.of("default", rule("@")), true, "default");
    assertThat(open.allows("x", Credentials.NOBODY, Map.of())).isTrue();
    assertThat(Policy.of(Map.of(), true, "gone").allows("x", Credentials.NOBODY, Map.of()))
        .isFalse();
  }

  @Test
  void aCircleOfRulesIsRefused() {
    Map<String, PlacedRule> circle =
        Map.of("a", rule("rule:b"), "b", rule("role:x or rule:c"), "c", rule("not rule:b"));
    assertThatThrownBy(() -> Policy.of(circle, true, "default"))
        .isInstanceOf(PolicyException.class)
        .hasMessage("a.yaml line 7: rules refer to each other in a circle: b, c, b");
    assertThatThrownBy(() -> Policy.of(Map.of("default", rule("rule:x")), true, "default"))
        .hasMessage("a.yaml line 7: rules refer to each other in a circle: default, default");
  }

  @Test
  void rulesThatMeetAgainAreNoCircle() {
    Map<String, PlacedRule> rules =
        Map.of(
            "a",
            rule("rule:b and rule:c"),
            "b",
            rule("rule:d"),
            "c",
            rule("rule:d"),
            "d",
            rule("@"));
    assertThat(Policy.of(rules, true, "default").allows("a", Credentials.NOBODY, Map.of()))
        .isTrue();
  }

  private static PlacedRule rule(String expression) {
    return new PlacedRule(ExpressionParser.parse(expression), "a.yaml line 7");
  }

  private static Credentials caller(String role, String scope) {
    return new Credentials(
        Set.of(role),
        scope.equals("system") ? Map.of("system_scope", "all") : Map.of("project_id", "p"));
  }
}
