package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.failure;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.client.metric.Metrics;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.rule.PlainJson;
import io.ironicinspector.rules.Rule;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules in a run; what each condition and action does is tested where the language is. */
class RulesTest {
  private static final String MATCHES =
      "[{\"field\": \"memory_mb\", \"op\": \"ge\", \"value\": 1024}]";

  private final TestConductor conductor = new TestConductor();

  @AfterEach
  void stop() {
    conductor.close();
  }

  private String rule(String conditions, String actions) {
    String text = "{\"conditions\": %s, \"actions\": %s}".formatted(conditions, actions);
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      Rule rule = Rule.parse(PlainJson.toPlain(reader.readObject()));
      conductor
          .store
          .rules()
          .read(
              rules -> {
                rules.create(rule, Instant.EPOCH);
                return rule;
              });
      return rule.uuid();
    }
  }

  @Test
  void changesOfHooksAndRulesGoToIronicInOnePatch() {
    rule(
        MATCHES,
        "[{\"action\": \"set-attribute\", \"path\": \"/extra/ram\", \"value\": \"{data[memory_mb]}\"},"
            + "{\"action\": \"set-capability\", \"name\": \"profile\", \"value\": \"big\"},"
            + "{\"action\": \"add-trait\", \"name\": \"CUSTOM_BIG\"}]");
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    JsonObject after = conductor.ironic.node(node);
    assertThat(after.getJsonObject("extra").getString("ram")).isEqualTo("65536");
    assertThat(after.getJsonObject("properties").getString("capabilities"))
        .contains("cpu_vt:true")
        .endsWith("profile:big");
    assertThat(conductor.ironic.count("PATCH /v1/nodes/.*")).isEqualTo(1);
    assertThat(conductor.ironic.count("PUT /v1/nodes/.*/traits/CUSTOM_BIG.*")).isEqualTo(1);
  }

  @Test
  void aRuleThatFailsTheRunChangesNothingInIronicAndKeepsTheData() {
    rule(
        MATCHES,
        "[{\"action\": \"set-attribute\", \"path\": \"/extra/seen\", \"value\": \"yes\"}]");
    rule(MATCHES, "[{\"action\": \"fail\", \"message\": \"too much memory\"}]");
    NodeUuid node = conductor.waitingSampleNode();
    ConductorException refused =
        failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(refused.kind()).isEqualTo(Kind.INVALID);
    assertThat(refused).hasMessageContaining("too much memory");
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error().orElseThrow())
        .contains("too much memory");
    assertThat(conductor.ironic.count("(PATCH|POST) .*")).isZero();
    assertThat(conductor.data(node, true).getInt("memory_mb")).isEqualTo(65536);
  }

  @Test
  void anActionThatCannotBeFormattedEndsTheRunWithItsReason() {
    rule(
        MATCHES,
        "[{\"action\": \"set-attribute\", \"path\": \"/extra/x\", \"value\": \"{data[nothing]}\"}]");
    NodeUuid node = conductor.waitingSampleNode();
    ConductorException refused =
        failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(refused.kind()).isEqualTo(Kind.INVALID);
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error().orElseThrow())
        .contains("nothing");
  }

  @Test
  void aRuleIsCountedWhenItsConditionsHoldUntilItIsDeleted() {
    MetricChanges changes = new MetricChanges();
    String hit =
        rule(MATCHES, "[{\"action\": \"set-capability\", \"name\": \"a\", \"value\": \"b\"}]");
    rule(MATCHES.replace("1024", "1000000"), "[{\"action\": \"fail\", \"message\": \"never\"}]");
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(changes.of("inspector_rule_hits_total"))
        .isEqualTo(Map.of("{rule=\"%s\"}".formatted(hit), 1.0));
    conductor
        .store
        .rules()
        .read(
            rules -> {
              rules.delete(hit);
              return hit;
            });
    get(conductor.engine.reapply(node));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(Metrics.text()).doesNotContain(hit);
  }

  @Test
  void rulesMadeLaterApplyToTheNextRun() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    rule(
        MATCHES,
        "[{\"action\": \"set-attribute\", \"path\": \"/extra/late\", \"value\": \"yes\"}]");
    get(conductor.engine.reapply(node));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(conductor.ironic.node(node).getJsonObject("extra").getString("late"))
        .isEqualTo("yes");
  }
}
