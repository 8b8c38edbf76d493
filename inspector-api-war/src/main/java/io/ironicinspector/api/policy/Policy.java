package io.ironicinspector.api.policy;

import io.ironicinspector.api.policy.Expression.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

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
   * @throws PolicyException if rules refer to each other in a circle, naming them and the place of
   *     one
   */
  static Policy of(Map<String, PlacedRule> replaced, boolean newDefaultsOnly, String defaultRule) {
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
    replaced.forEach((name, rule) -> rules.put(name, rule.expression()));
    Policy policy = new Policy(rules, defaultRule);
    for (String name : new TreeSet<>(rules.keySet())) {
      List<String> circle = policy.circle(name, List.of());
      if (!circle.isEmpty()) {
        throw new PolicyException(
            "%srules refer to each other in a circle: %s"
                .formatted(place(circle, replaced), String.join(", ", circle)));
      }
    }
    return policy;
  }

  /** Where one of them stands; without replaced rules there is no circle. */
  private static String place(List<String> circle, Map<String, PlacedRule> replaced) {
    return circle.stream()
        .filter(replaced::containsKey)
        .findFirst()
        .map(name -> replaced.get(name).place() + ": ")
        .orElse("");
  }

  /** The circle that a rule leads into, its first rule at both ends; empty if there is none. */
  private List<String> circle(String name, List<String> before) {
    List<String> path = Stream.concat(before.stream(), Stream.of(name)).toList();
    if (before.contains(name)) {
      return path.subList(path.indexOf(name), path.size());
    }
    return rule(name).stream()
        .flatMap(Expression::references)
        .map(reference -> circle(rules.containsKey(reference) ? reference : defaultRule, path))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
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
