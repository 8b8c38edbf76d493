package io.ironicinspector.rules.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses one path. Binary operators associate to the left; from the loosest: {@code ..}, {@code .},
 * {@code |}, {@code &}, {@code where}. Brackets bind looser than all of them: {@code a|b[0]} is
 * {@code (a|b)[0]}.
 */
final class Parser {
  /** A longer path would have ended Python's stack, and would end ours. */
  private static final int MOST_STEPS = 400;

  private static final Map<String, Integer> BINDING =
      Map.of(Token.DOUBLEDOT, 1, ".", 2, "|", 3, "&", 4, Token.WHERE, 5);

  private final Lexer lexer;
  private Optional<Token> next;
  private int steps;

  private Parser(String text) throws InvalidPathException {
    lexer = new Lexer(text);
    next = lexer.next();
  }

  static Step parse(String text) throws InvalidPathException {
    Parser parser = new Parser(text);
    Step path = parser.bracketed();
    if (parser.next.isPresent()) {
      throw parser.unexpected();
    }
    return path;
  }

  /** A whole path, up to a token that cannot continue it. */
  private Step bracketed() throws InvalidPathException {
    Step path = operators(primary(), 1);
    while (at("[")) {
      path = operators(new Step.Child(path, brackets()), 1);
    }
    return path;
  }

  private Step operators(Step first, int loosest) throws InvalidPathException {
    Step left = first;
    while (binding() >= loosest) {
      Token operator = take();
      Step right = primary();
      // The brackets after the right side belong to all that is left of them, so not here.
      while (binding() > BINDING.get(operator.type())) {
        right = operators(right, binding());
      }
      left = combine(operator, left, right);
    }
    return left;
  }

  private int binding() {
    return next.map(token -> BINDING.getOrDefault(token.type(), 0)).orElse(0);
  }

  private static Step combine(Token operator, Step left, Step right) {
    return switch (operator.type()) {
      case "." -> new Step.Child(left, right);
      case Token.DOUBLEDOT -> new Step.Descendants(left, right);
      case "|" -> new Step.Union(left, right);
      case "&" -> new Step.Intersection();
      default -> new Step.Where(left, right);
    };
  }

  private Step primary() throws InvalidPathException {
    if (++steps > MOST_STEPS) {
      throw new InvalidPathException("more than %d steps".formatted(MOST_STEPS));
    }
    if (at(Token.ID)) {
      return new Step.Fields(names());
    }
    if (at("[")) {
      return brackets();
    }
    if (at("(")) {
      take();
      Step inner = bracketed();
      expect(")");
      return inner;
    }
    return simple();
  }

  private Step simple() throws InvalidPathException {
    if (at("*")) {
      take();
      return new Step.Fields(List.of("*"));
    }
    if (at("$")) {
      take();
      return new Step.Root();
    }
    if (!at(Token.NAMED_OPERATOR)) {
      throw unexpected();
    }
    Token name = take();
    // Where it must not stand, that error comes first.
    if (binding() == 0 && next.isPresent() && !at("[") && !at(")")) {
      throw unexpected();
    }
    return named(name);
  }

  private static Step named(Token token) throws InvalidPathException {
    return switch (token.value()) {
      case "this" -> new Step.This();
      case "parent" -> new Step.Parent();
      default ->
          throw new InvalidPathException(
              "Unknown named operator `%s` at %d:%d"
                  .formatted(token.value(), token.line(), token.position()));
    };
  }

  private List<String> names() throws InvalidPathException {
    List<String> names = new ArrayList<>(List.of(expect(Token.ID).value()));
    while (at(",")) {
      take();
      names.add(expect(Token.ID).value());
    }
    return List.copyOf(names);
  }

  private Step brackets() throws InvalidPathException {
    if (++steps > MOST_STEPS) {
      throw new InvalidPathException("more than %d steps".formatted(MOST_STEPS));
    }
    expect("[");
    Step step = insideBrackets();
    expect("]");
    return step;
  }

  private Step insideBrackets() throws InvalidPathException {
    if (at(Token.ID)) {
      return new Step.Fields(names());
    }
    if (at("*")) {
      take();
      return Step.Slice.WHOLE;
    }
    Optional<Integer> first = maybeNumber();
    if (first.isPresent() && !at(":")) {
      return new Step.Index(first.get());
    }
    expect(":");
    return new Step.Slice(first, maybeNumber());
  }

  private Optional<Integer> maybeNumber() throws InvalidPathException {
    return at(Token.NUMBER) ? Optional.of(clamped(take().value())) : Optional.empty();
  }

  /** No list is longer than the largest {@code int}. */
  private static int clamped(String number) {
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException tooLong) {
      return number.startsWith("-") ? -Integer.MAX_VALUE : Integer.MAX_VALUE;
    }
  }

  private boolean at(String type) {
    return next.isPresent() && next.get().is(type);
  }

  private Token expect(String type) throws InvalidPathException {
    if (!at(type)) {
      throw unexpected();
    }
    return take();
  }

  private Token take() throws InvalidPathException {
    Token token = next.orElseThrow();
    next = lexer.next();
    return token;
  }

  private InvalidPathException unexpected() {
    return next.map(
            token ->
                new InvalidPathException(
                    "Parse error at %d:%d near token %s (%s)"
                        .formatted(token.line(), token.column(), token.value(), token.type())))
        // What Python says about a path that ends too early; clients know this text.
        .orElseGet(() -> new InvalidPathException("'NoneType' object has no attribute 'lineno'"));
  }
}
