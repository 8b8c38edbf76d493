package io.ironicinspector.rules.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * Which Python type a plain Java value stands for. The trees are those that JSON parsers give:
 * {@code Map<String, ?>}, {@code List<?>}, {@code String}, {@code Boolean}, null, and any {@code
 * Number}. A {@code BigDecimal} of scale 0 is an integer, every other fraction type is a float.
 */
public final class PythonTypes {
  private PythonTypes() {}

  /** {@code type(value).__name__}. */
  public static String name(Object value) {
    if (value == null) {
      return "NoneType";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (isInteger(value)) {
      return "int";
    }
    if (isFloat(value)) {
      return "float";
    }
    if (value instanceof List) {
      return "list";
    }
    return value instanceof Map ? "dict" : "str";
  }

  /** A whole number; a boolean is none, unlike in Python. */
  public static boolean isInteger(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof BigInteger
        || value instanceof Short
        || value instanceof Byte
        || (value instanceof BigDecimal decimal && decimal.scale() == 0);
  }

  public static boolean isFloat(Object value) {
    return value instanceof Number && !isInteger(value);
  }

  /** Whether Python takes {@code value} for true. */
  public static boolean isTruthy(Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value instanceof Number number) {
      return isInteger(number)
          ? PythonNumbers.big(number).signum() != 0
          : number.doubleValue() != 0;
    }
    return !isEmpty(value);
  }

  private static boolean isEmpty(Object value) {
    if (value instanceof List<?> list) {
      return list.isEmpty();
    }
    return value instanceof Map<?, ?> map ? map.isEmpty() : value.toString().isEmpty();
  }
}
