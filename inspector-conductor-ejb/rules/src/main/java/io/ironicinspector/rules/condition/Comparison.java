package io.ironicinspector.rules.condition;

import io.ironicinspector.rules.python.PythonComparison;
import io.ironicinspector.rules.python.PythonNumbers;
import io.ironicinspector.rules.python.PythonTypes;
import java.util.function.IntPredicate;

/** {@code eq}, {@code ne}, {@code lt}, {@code le}, {@code gt}, {@code ge}. */
final class Comparison {
  private Comparison() {}

  static Operator of(String name, Object wanted) {
    return switch (name) {
      case "eq" -> value -> PythonComparison.equal(coerced(value, wanted), wanted);
      case "ne" -> value -> !PythonComparison.equal(coerced(value, wanted), wanted);
      case "lt" -> ordered(wanted, "<", order -> order < 0);
      case "le" -> ordered(wanted, "<=", order -> order <= 0);
      case "gt" -> ordered(wanted, ">", order -> order > 0);
      default -> ordered(wanted, ">=", order -> order >= 0);
    };
  }

  private static Operator ordered(Object wanted, String symbol, IntPredicate fits) {
    return value -> {
      var order = PythonComparison.order(coerced(value, wanted), wanted, symbol);
      return order.isPresent() && fits.test(order.getAsInt());
    };
  }

  /** A number wants a number: the value is made one of the same type. */
  private static Object coerced(Object value, Object wanted) {
    if (PythonTypes.isFloat(wanted)) {
      return PythonNumbers.toFloat(value);
    }
    return PythonTypes.isInteger(wanted) || wanted instanceof Boolean
        ? PythonNumbers.toInteger(value)
        : value;
  }
}
