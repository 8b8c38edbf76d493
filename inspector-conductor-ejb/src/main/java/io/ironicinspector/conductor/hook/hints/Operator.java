package io.ironicinspector.conductor.hook.hints;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An operator in front of a hint's value. */
enum Operator {
  // In the order in which they are looked for: an operator before those that it begins with.
  OR("<or>"),
  ALL_IN("<all-in>"),
  EQUAL("=="),
  AT_LEAST_OLD("="), // means "at least": older Ironics wrote minimum sizes so
  NOT_EQUAL("!="),
  IN("<in>"),
  AT_LEAST(">="),
  AT_MOST("<="),
  MORE(">"),
  LESS("<"),
  TEXT_EQUAL("s=="),
  TEXT_NOT_EQUAL("s!="),
  TEXT_AT_MOST("s<="),
  TEXT_LESS("s<"),
  TEXT_AT_LEAST("s>="),
  TEXT_MORE("s>");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /** The operator that {@code expression} begins with; empty if it is a bare value. */
  static Optional<Operator> leading(String expression) {
    return Arrays.stream(values()).filter(op -> expression.startsWith(op.sign)).findFirst();
  }

  String sign() {
    return sign;
  }

  /** Whether it compares with one value only. */
  boolean isUnary() {
    return this != OR && this != ALL_IN;
  }

  /** Compares texts in their encoded form. */
  boolean holdsForText(String actual, List<String> wanted) {
    String first = wanted.get(0);
    return switch (this) {
      case OR -> wanted.contains(actual);
      case ALL_IN -> wanted.stream().allMatch(actual::contains);
      case IN -> actual.contains(first);
      case TEXT_EQUAL -> actual.equals(first);
      case TEXT_NOT_EQUAL -> !actual.equals(first);
      case TEXT_AT_MOST -> actual.compareTo(first) <= 0;
      case TEXT_LESS -> actual.compareTo(first) < 0;
      case TEXT_AT_LEAST -> actual.compareTo(first) >= 0;
      case TEXT_MORE -> actual.compareTo(first) > 0;
      case EQUAL, AT_LEAST_OLD, NOT_EQUAL, AT_LEAST, AT_MOST, MORE, LESS ->
          holdsForNumber(number(actual), List.of(number(first)));
    };
  }

  /** Compares numbers; operators for texts find no number equal to a text. */
  boolean holdsForNumber(double actual, List<Double> wanted) {
    double first = wanted.get(0);
    return switch (this) {
      case OR -> wanted.contains(actual);
      case EQUAL -> actual == first;
      case NOT_EQUAL -> actual != first;
      case AT_LEAST_OLD, AT_LEAST -> actual >= first;
      case AT_MOST -> actual <= first;
      case MORE -> actual > first;
      case LESS -> actual < first;
      case TEXT_EQUAL -> false;
      case TEXT_NOT_EQUAL -> true;
      case IN, ALL_IN, TEXT_AT_MOST, TEXT_LESS, TEXT_AT_LEAST, TEXT_MORE ->
          throw new InvalidHintException("%s compares texts, not numbers".formatted(sign));
    };
  }

  private double number(String text) {
    if (!text.matches("[0-9]{1,30}(\\.[0-9]{1,30})?")) {
      throw new InvalidHintException(
          "%s compares numbers, and this is none: %s"
              .formatted(sign, text.length() <= 80 ? text : text.substring(0, 80) + "..."));
    }
    return Double.parseDouble(text);
  }
}
