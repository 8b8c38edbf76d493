package io.ironicinspector.api.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One rule of a policy, parsed. Immutable. */
sealed interface Expression {
  /** Whether it lets the caller through. */
  boolean allows(Question question);

  /** The rules it refers to by name. */
  default Stream<String> references() {
    return Stream.empty();
  }

  /** {@code @}, or nothing at all. */
  record Always() implements Expression {
    @Override
    public boolean allows(Question question) {
      return true;
    }
  }

  /** {@code !}. */
  record Never() implements Expression {
    @Override
    public boolean allows(Question question) {
      return false;
    }
  }

  /** {@code not a}. */
  record Not(Expression inner) implements Expression {
    @Override
    public boolean allows(Question question) {
      return !inner.allows(question);
    }

    @Override
    public Stream<String> references() {
      return inner.references();
    }
  }

  /** {@code a and b}. */
  record And(List<Expression> all) implements Expression {
    @Override
    public boolean allows(Question question) {
      return all.stream().allMatch(one -> one.allows(question));
    }

    @Override
    public Stream<String> references() {
      return all.stream().flatMap(Expression::references);
    }
  }

  /** {@code a or b}. */
  record Or(List<Expression> any) implements Expression {
    @Override
    public boolean allows(Question question) {
      return any.stream().anyMatch(one -> one.allows(question));
    }

    @Override
    public Stream<String> references() {
      return any.stream().flatMap(Expression::references);
    }
  }

  /** {@code rule:name}. */
  record Reference(String rule) implements Expression {
    @Override
    public boolean allows(Question question) {
      return question.rule(rule).map(expression -> expression.allows(question)).orElse(false);
    }

    @Override
    public Stream<String> references() {
      return Stream.of(rule);
    }
  }

  /** {@code role:name}, in any case. */
  record Role(String name) implements Expression {
    @Override
    public boolean allows(Question question) {
      return Target.fill(name, question.target())
          .map(role -> question.credentials().roles().contains(role.toLowerCase(Locale.ROOT)))
          .orElse(false);
    }
  }

  /** {@code user_id:%(user_id)s}, {@code system_scope:all}, {@code 'constant':%(key)s}. */
  record Comparison(String left, String right) implements Expression {
    private static final Pattern LITERAL =
        Pattern.compile("'([^']*)'|\"([^\"]*)\"|(True|False|None|-?[0-9]+)");

    @Override
    public boolean allows(Question question) {
      Optional<String> wanted = Target.fill(right, question.target());
      Matcher literal = LITERAL.matcher(left);
      if (literal.matches()) {
        return wanted.equals(
            Stream.of(1, 2, 3).map(literal::group).filter(group -> group != null).findFirst());
      }
      if (left.equals("roles")) {
        return wanted.filter(question.credentials().roles()::contains).isPresent();
      }
      // What a token does not say is None for Python.
      return wanted.equals(question.credentials().attribute(left).or(() -> none(left)));
    }

    private static Optional<String> none(String attribute) {
      return KNOWN.contains(attribute) ? Optional.of("None") : Optional.empty();
    }

    private static final Set<String> KNOWN =
        Set.of(
            "user_id",
            "user_domain_id",
            "system_scope",
            "domain_id",
            "project_id",
            "project_domain_id",
            "user",
            "tenant");
  }

  /** What an expression is asked about. */
  interface Question {
    Credentials credentials();

    /** What the caller wants to touch, by name. */
    Map<String, String> target();

    /** The rule of that name, or the one for names that nobody defined. */
    Optional<Expression> rule(String name);
  }

  /** {@code %(key)s} in texts. */
  final class Target {
    private static final Pattern KEY = Pattern.compile("%\\(([^)]*)\\)s");

    private Target() {}

    /** Empty if the target lacks a key. */
    static Optional<String> fill(String text, Map<String, String> target) {
      if (!text.contains("%(")) {
        return Optional.of(text);
      }
      boolean complete =
          KEY.matcher(text).results().map(key -> key.group(1)).allMatch(target::containsKey);
      return complete
          ? Optional.of(
              KEY.matcher(text)
                  .replaceAll(key -> Matcher.quoteReplacement(target.get(key.group(1)))))
          : Optional.empty();
    }
  }
}
