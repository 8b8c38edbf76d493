package io.ironicinspector.persistence.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.rules.Rule;
import jakarta.json.Json;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the repository must do on each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RuleRepositoryContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final String A = "7ea4b1e6-1d34-4b22-8d6b-3a3b7c6f2c11";
  private static final String B = "0ea4b1e6-1d34-4b22-8d6b-3a3b7c6f2c11";
  private static final String C = "5ea4b1e6-1d34-4b22-8d6b-3a3b7c6f2c11";

  abstract RuleDatabase database();

  @BeforeEach
  void emptyTheDatabase() {
    database().clear();
  }

  private static Map<String, Object> json(String text) {
    try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return PlainJson.toPlain(reader.readObject());
    }
  }

  private static Rule rule(String uuid) {
    return Rule.parse(
        json("{'uuid': '%s', 'actions': [{'action': 'fail', 'message': 'm'}]}".formatted(uuid)));
  }

  private Rule create(Rule rule, Instant now) {
    database().run(repository -> repository.create(rule, now));
    return rule;
  }

  private List<String> listed() {
    return database().call(RuleRepository::list).stream().map(RuleSummary::uuid).toList();
  }

  private List<String> acting() {
    return database().call(RuleRepository::all).stream().map(Rule::uuid).toList();
  }

  @Test
  void wholeRuleComesBackAsItWasMade() {
    Rule rule =
        create(
            Rule.parse(
                json(
                    "{'uuid': '%s', 'description': 'é😀', 'scope': 's', 'conditions':".formatted(A)
                        + " [{'op': 'eq', 'field': 'b', 'value': [1, 2.5, null, {'x': true}],"
                        + " 'multiple': 'all', 'invert': true},"
                        + " {'op': 'contains', 'field': 'node://a', 'value': 'x', 'more': 1e20}],"
                        + " 'actions': [{'action': 'set-attribute', 'path': '/a', 'value': null},"
                        + " {'action': 'set-capability', 'name': 'n',"
                        + " 'value': 12345678901234567890123}, {'action': 'example'}]}")),
            NOW);

    assertThat(database().call(r -> r.get(A)).toTree()).isEqualTo(rule.toTree());
    assertThat(database().call(RuleRepository::all))
        .extracting(Rule::toTree)
        .containsExactly(rule.toTree());
  }

  @Test
  void absentMembersAreNull() {
    create(rule(A), NOW);

    assertThat(database().call(RuleRepository::list))
        .containsExactly(
            new RuleSummary(A, java.util.Optional.empty(), java.util.Optional.empty()));
    assertThat(database().value("SELECT disabled FROM rules")).isIn("f", "0", "FALSE");
    assertThat(database().value("SELECT scope FROM rules")).isNull();
  }

  @Test
  void emptyScopeStaysEmptyAndANumberBecomesText() {
    create(
        Rule.parse(
            json(
                "{'uuid': '%s', 'scope': '', 'description': 5, 'actions': [{'action': 'example'}]}"
                    .formatted(A))),
        NOW);

    Rule stored = database().call(r -> r.get(A));
    assertThat(stored.scope()).contains("");
    assertThat(stored.description()).contains("5");
  }

  @Test
  void rulesKeepTheOrderOfTheirCreation() {
    create(rule(A), NOW.plusSeconds(2));
    create(rule(B), NOW.plusSeconds(1));
    create(rule(C), NOW.plusSeconds(1));

    assertThat(listed()).containsExactly(B, C, A);
    assertThat(acting()).containsExactly(B, C, A);
  }

  @Test
  void rulesOfOneMomentKeepTheOrderInWhichTheyWereStored() {
    List.of(A, B, C).forEach(uuid -> create(rule(uuid), NOW));

    assertThat(listed()).containsExactly(A, B, C);
    assertThat(acting()).containsExactly(A, B, C);
  }

  @Test
  void conditionsAndActionsKeepTheirOrder() {
    StringBuilder conditions = new StringBuilder();
    StringBuilder actions = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      conditions.append("{'op': 'is-empty', 'field': 'f%d'},".formatted(i));
      actions.append("{'action': 'fail', 'message': 'm%d'},".formatted(i));
    }
    Rule rule =
        create(
            Rule.parse(
                json(
                    "{'uuid': '%s', 'conditions': [%s], 'actions': [%s]}"
                        .formatted(
                            A,
                            conditions.substring(0, conditions.length() - 1),
                            actions.substring(0, actions.length() - 1)))),
            NOW);

    assertThat(database().call(r -> r.get(A)).toTree()).isEqualTo(rule.toTree());
  }

  @Test
  void sameUuidTwiceIsRefused() {
    create(rule(A), NOW);

    assertThatThrownBy(() -> create(rule(A), NOW))
        .isInstanceOf(DuplicateRuleException.class)
        .hasMessage("Rule with UUID %s already exists", A);
    assertThat(listed()).containsExactly(A);
  }

  @Test
  void ofTwoAtOnceWithTheSameUuidOneIsRefused() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<Boolean>> results =
          List.of(
              threads.submit(() -> createdAfter(together)),
              threads.submit(() -> createdAfter(together)));

      assertThat(List.of(get(results.get(0)), get(results.get(1))))
          .containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdownNow();
    }
    assertThat(listed()).containsExactly(A);
  }

  private boolean createdAfter(CyclicBarrier together) throws Exception {
    together.await(20, TimeUnit.SECONDS);
    try {
      create(rule(A), NOW);
      return true;
    } catch (DuplicateRuleException refused) {
      return false;
    }
  }

  private static boolean get(Future<Boolean> result) throws Exception {
    try {
      return result.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  @Test
  void unknownRuleIsNamed() {
    assertThatThrownBy(() -> database().call(r -> r.get("nonsense")))
        .isInstanceOf(UnknownRuleException.class)
        .hasMessage("Rule nonsense was not found");
    assertThatThrownBy(() -> database().run(r -> r.delete(A)))
        .isInstanceOf(UnknownRuleException.class)
        .hasMessage("Rule %s was not found", A);
  }

  @Test
  void deletedRuleLeavesTheOthers() {
    List.of(A, B).forEach(uuid -> create(rule(uuid), NOW));

    database().run(r -> r.delete(A));

    assertThat(acting()).containsExactly(B);
    assertThat(database().value("SELECT COUNT(*) FROM rule_actions")).isEqualTo("1");
  }

  @Test
  void deletingAllLeavesNothing() {
    List.of(A, B).forEach(uuid -> create(rule(uuid), NOW));

    database().run(RuleRepository::deleteAll);
    database().run(RuleRepository::deleteAll);

    assertThat(listed()).isEmpty();
    assertThat(database().value("SELECT COUNT(*) FROM rule_actions")).isEqualTo("0");
  }

  @Test
  void fingerprintTellsOfChanges() {
    String empty = database().call(RuleRepository::fingerprint);
    create(rule(A), NOW);
    String one = database().call(RuleRepository::fingerprint);
    database().run(r -> r.delete(A));
    create(rule(A), NOW);
    String again = database().call(RuleRepository::fingerprint);

    assertThat(List.of(empty, one, again)).doesNotHaveDuplicates();
    assertThat(database().call(RuleRepository::fingerprint)).isEqualTo(again);
  }

  @Test
  void invalidStoredRuleIsNamedButListedAndDeleted() {
    create(rule(A), NOW);
    for (String params : List.of("'{'", "'[]'", "'{}'")) {
      database().sql("UPDATE rule_actions SET params = " + params);

      assertThatThrownBy(() -> database().call(RuleRepository::all))
          .isInstanceOf(InvalidStoredRuleException.class)
          .hasMessageStartingWith("Stored rule %s is invalid: ", A);
      assertThatThrownBy(() -> database().call(r -> r.get(A)))
          .isInstanceOf(InvalidStoredRuleException.class);
    }
    assertThat(listed()).containsExactly(A);
    database().run(r -> r.delete(A));
    assertThat(listed()).isEmpty();
  }

  @Test
  void ruleOfThePythonServiceIsRead() {
    database()
        .sql(
            "INSERT INTO rules (uuid, created_at, description, disabled) VALUES ('%s',".formatted(A)
                + " '2020-01-01 00:00:00', NULL, NULL)",
            "INSERT INTO rule_conditions (rule, op, multiple, field, params) VALUES ('%s', 'eq',"
                    .formatted(A)
                + " 'any', 'a', '{\"value\": 1}')",
            "INSERT INTO rule_conditions (rule, op, multiple, field, params) VALUES ('%s',"
                    .formatted(A)
                + " 'is-empty', 'any', 'b', NULL)",
            "INSERT INTO rule_actions (rule, action, params) VALUES ('%s', 'example', '{}')"
                .formatted(A));

    assertThat(database().call(RuleRepository::all))
        .extracting(Rule::toTree)
        .containsExactly(
            json(
                "{'uuid': '%s', 'description': null, 'scope': null, 'conditions': [{'value': 1,"
                        .formatted(A)
                    + " 'op': 'eq', 'field': 'a', 'multiple': 'any', 'invert': false},"
                    + " {'op': 'is-empty', 'field': 'b', 'multiple': 'any', 'invert': false}],"
                    + " 'actions': [{'action': 'example'}]}"));
  }
}
