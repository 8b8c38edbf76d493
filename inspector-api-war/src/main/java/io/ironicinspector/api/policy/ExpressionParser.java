package io.ironicinspector.api.policy;

import io.ironicinspector.api.policy.Expression.And;
import io.ironicinspector.api.policy.Expression.Comparison;
import io.ironicinspector.api.policy.Expression.Not;
import io.ironicinspector.api.policy.Expression.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads oslo.policy's expressions. {@code not} binds closest, then {@code and}, then {@code or}.
 * What oslo.policy would log and take for "never" is refused here.
 */
final class ExpressionParser {
  private static final Set<String> OPERATORS = Set.of("and", "or", "not");

  private final List<String> tokens;
  private int next;

  private ExpressionParser(List<String> tokens) {
    this.tokens = tokens;
  }

  /** Throws PolicyException with the reason, without the place. */
  static Expression parse(String text) {
    ExpressionParser parser = new ExpressionParser(tokens(text));
    if (parser.tokens.isEmpty()) {
      return new Expression.Always();
    }
    Expression expression = parser.alternatives();
    if (parser.next < parser.tokens.size()) {
      throw new PolicyException("unexpected \"%s\"".formatted(parser.tokens.get(parser.next)));
    }
    return expression;
  }

  /** The old form: a list of alternatives, each a check or a list of checks that must all hold. */
  static Expression parse(List<List<String>> alternatives) {
    if (alternatives.isEmpty()) {
      return new Expression.Always();
    }
    List<Expression> any = new ArrayList<>();
    for (List<String> checks : alternatives) {
      if (!checks.isEmpty()) {
        any.add(new And(checks.stream().map(ExpressionParser::check).toList()));
      }
    }
    return new Or(any);
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      int start = 0;
      while (start < word.length() && word.charAt(start) == '(') {
        tokens.add("(");
        start++;
      }
      int end = word.length();
      while (end > start && word.charAt(end - 1) == ')') {
        end--;
      }
      if (end > start) {
        tokens.add(word.substring(start, end));
      }
      for (int i = end; i < word.length(); i++) {
        tokens.add(")");
      }
    }
    return tokens;
  }

  private Expression alternatives() {
    List<Expression> any = new ArrayList<>(List.of(conjunction()));
    while (takes("or")) {
      any.add(conjunction());
    }
    return any.size() == 1 ? any.get(0) : new Or(List.copyOf(any));
  }

  private Expression conjunction() {
    List<Expression> all = new ArrayList<>(List.of(negation()));
    while (takes("and")) {
      all.add(negation());
    }
    return all.size() == 1 ? all.get(0) : new And(List.copyOf(all));
  }

  private Expression negation() {
    boolean negated = false;
    while (takes("not")) {
      negated = !negated;
    }
    Expression inner = primary();
    return negated ? new Not(inner) : inner;
  }

  private Expression primary() {
    if (next == tokens.size()) {
      throw new PolicyException("it breaks off");
    }
    String token = tokens.get(next++);
    if (token.equals("(")) {
      Expression inner = alternatives();
      if (!takes(")")) {
        throw new PolicyException("a ) is missing");
      }
      return inner;
    }
    if (token.equals(")") || OPERATORS.contains(token.toLowerCase(Locale.ROOT))) {
      throw new PolicyException("unexpected \"%s\"".formatted(token));
    }
    return check(token);
  }

  private boolean takes(String token) {
    boolean found = next < tokens.size() && tokens.get(next).equalsIgnoreCase(token);
    if (found) {
      next++;
    }
    return found;
  }

  private static Expression check(String text) {
    return switch (text) {
      case "@" -> new Expression.Always();
      case "!" -> new Expression.Never();
      default -> comparison(text);
    };
  }

  private static Expression comparison(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new PolicyException("\"%s\" is no check; a check is KIND:MATCH".formatted(text));
    }
    String kind = text.substring(0, colon);
    String match = text.substring(colon + 1);
    return switch (kind) {
      case "rule" -> new Expression.Reference(match);
      case "role" -> new Expression.Role(match);
      case "http", "https" ->
          throw new PolicyException(
              "checks by a remote server (%s) are not built in".formatted(kind));
      default -> new Comparison(kind, match);
    };
  }
}
