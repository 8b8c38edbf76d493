package io.ironicinspector.conductor.hook.hints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An operator and what it compares with. Immutable.
 *
 * @param values encoded if they are texts; one at least
 */
record Hint(HintKey key, Operator operator, List<String> values) {
  private static final int MOST_DIGITS = 15;

  Hint {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(operator, "operator");
    values = List.copyOf(values);
  }

  /** Reads an expression: an operator and its values, or a value alone. */
  static Hint parse(HintKey key, String expression) {
    String folded = HintText.folded(expression);
    if (folded.isEmpty()) {
      throw invalid(key, "expression is empty");
    }
    Optional<Operator> operator = Operator.leading(folded);
    List<String> values =
        operator.map(op -> operands(key, op, folded)).orElseGet(() -> List.of(folded));
    if (key.type() == HintType.GIBIBYTES) {
      values.forEach(value -> requirePositive(key, value));
      return new Hint(key, operator.orElse(Operator.EQUAL), values);
    }
    return new Hint(
        key, operator.orElse(Operator.TEXT_EQUAL), values.stream().map(HintText::encoded).toList());
  }

  boolean holdsForText(String actual) {
    return operator.holdsForText(actual, values);
  }

  boolean holdsForNumber(double actual) {
    return operator.holdsForNumber(actual, values.stream().map(Double::valueOf).toList());
  }

  /** As Ironic prints it: {@code <or> a <or> b}. */
  @Override
  public String toString() {
    return values.stream()
        .map(value -> operator.sign() + " " + value)
        .collect(Collectors.joining(" "));
  }

  static InvalidHintException invalid(HintKey key, String what) {
    return new InvalidHintException("Root device hint \"%s\" %s".formatted(key.field(), what));
  }

  private static List<String> operands(HintKey key, Operator operator, String expression) {
    List<String> values = new ArrayList<>();
    Arrays.stream(expression.split(Pattern.quote(operator.sign()), -1))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .forEach(values::add);
    if (values.isEmpty()) {
      throw invalid(key, "has nothing after the operator " + operator.sign());
    }
    return operator.isUnary() ? values.subList(0, 1) : values;
  }

  private static void requirePositive(HintKey key, String value) {
    if (!value.matches("[+-]?[0-9]{1," + MOST_DIGITS + "}")) {
      throw invalid(key, "is not an integer value. Current value: " + value);
    }
    if (Long.parseLong(value) <= 0) {
      throw invalid(key, "should be a positive integer. Current value: " + value);
    }
  }
}
