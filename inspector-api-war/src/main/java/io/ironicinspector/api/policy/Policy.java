package io.ironicinspector.api.policy;

import io.ironicinspector.api.policy.Expression.Question;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The rules in force at one moment. Immutable, thread-safe. */
public final class Policy {
  private final Map<String, Expression> rules;
  private final String defaultRule;

  private Policy(Map<String, Expression> rules, String defaultRule) {
    this.rules = Map.copyOf(rules);
    this.defaultRule = defaultRule;
  }

  /**
   * Upstream's rules, some of them replaced.
   *
   * @param newDefaultsOnly whether deprecated roles get nothing from rules that are not replaced
   * @param defaultRule what decides where a rule is named that nobody defined
   * @throws PolicyException if rules refer to each other in a circle
   */
  static Policy of(Map<String, Expression> replaced, boolean newDefaultsOnly, String defaultRule) {
    Map<String, Expression> rules = new HashMap<>();
    for (DefaultRule rule : DefaultRule.all()) {
      Expression expression = ExpressionParser.parse(rule.expression());
      Optional<Expression> deprecated =
          rule.deprecated().filter(text -> !newDefaultsOnly).map(ExpressionParser::parse);
      rules.put(
          rule.name(),
          deprecated
              .<Expression>map(more -> new Expression.Or(List.of(expression, more)))
              .orElse(expression));
    }
    rules.putAll(replaced);
    Policy policy = new Policy(rules, defaultRule);
    new TreeSet<>(rules.keySet()).forEach(name -> policy.checkCircle(name, new ArrayDeque<>()));
    return policy;
  }

  private void checkCircle(String name, Deque<String> path) {
    if (path.contains(name)) {
      throw new PolicyException(
          "rules refer to each other in a circle: %s, %s".formatted(String.join(", ", path), name));
    }
    path.addLast(name);
    rule(name)
        .ifPresent(
            expression ->
                expression
                    .references()
                    .forEach(
                        reference ->
                            checkCircle(
                                rules.containsKey(reference) ? reference : defaultRule, path)));
    path.removeLast();
  }

  private Optional<Expression> rule(String name) {
    return Optional.ofNullable(rules.get(name))
        .or(() -> Optional.ofNullable(rules.get(defaultRule)));
  }

  /**
   * Whether the caller may do what the rule is about.
   *
   * @param target what it wants to touch, for {@code %(key)s}; upstream's endpoints give nothing
   */
  public boolean allows(String rule, Credentials caller, Map<String, String> target) {
    Question question =
        new Question() {
          @Override
          public Credentials credentials() {
            return caller;
          }

          @Override
          public Map<String, String> target() {
            return target;
          }

          @Override
          public Optional<Expression> rule(String name) {
            return Policy.this.rule(name);
          }
        };
    return rule(rule).map(expression -> expression.allows(question)).orElse(false);
  }
}
