package io.ironicinspector.rules.python;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** {@code ==} and the order of values. Thread-safe. */
public final class PythonComparison {
  private PythonComparison() {}

  /** {@code left == right}: numbers and booleans by value, containers element by element. */
  public static boolean equal(Object left, Object right) {
    if (PythonNumbers.isNumber(left) && PythonNumbers.isNumber(right)) {
      return !PythonNumbers.isNan(left)
          && !PythonNumbers.isNan(right)
          && PythonNumbers.compare(left, right) == 0;
    }
    if (left instanceof List<?> leftList && right instanceof List<?> rightList) {
      return leftList.size() == rightList.size() && firstDifference(leftList, rightList) < 0;
    }
    if (left instanceof Map<?, ?> leftMap && right instanceof Map<?, ?> rightMap) {
      return equalMaps(leftMap, rightMap);
    }
    return left == null ? right == null : left.equals(right);
  }

  private static boolean equalMaps(Map<?, ?> left, Map<?, ?> right) {
    return left.size() == right.size()
        && left.entrySet().stream()
            .allMatch(
                e -> right.containsKey(e.getKey()) && equal(e.getValue(), right.get(e.getKey())));
  }

  /** The index of the first pair that differs; negative if one list begins with the other. */
  private static int firstDifference(List<?> left, List<?> right) {
    Iterator<?> others = right.iterator();
    int index = 0;
    for (Object element : left) {
      if (!others.hasNext()) {
        return -1;
      }
      if (!equal(element, others.next())) {
        return index;
      }
      index++;
    }
    return -1;
  }

  /**
   * The order of two values, as {@code compareTo} says it; empty if one of them is not a number,
   * which is neither less nor more.
   *
   * @param symbol for the message only: {@code <}, {@code <=}, {@code >} or {@code >=}
   * @throws UnusableValueException if the types have no order
   */
  public static OptionalInt order(Object left, Object right, String symbol) {
    if (PythonNumbers.isNumber(left) && PythonNumbers.isNumber(right)) {
      return PythonNumbers.isNan(left) || PythonNumbers.isNan(right)
          ? OptionalInt.empty()
          : OptionalInt.of(PythonNumbers.compare(left, right));
    }
    if (left instanceof String leftText && right instanceof String rightText) {
      return OptionalInt.of(compareText(leftText, rightText));
    }
    if (left instanceof List<?> leftList && right instanceof List<?> rightList) {
      int index = firstDifference(leftList, rightList);
      return index < 0
          ? OptionalInt.of(Integer.compare(leftList.size(), rightList.size()))
          : order(leftList.get(index), rightList.get(index), symbol);
    }
    throw new UnusableValueException(
        "'%s' not supported between instances of '%s' and '%s'"
            .formatted(symbol, PythonTypes.name(left), PythonTypes.name(right)));
  }

  /** By code points; {@code String.compareTo} goes by UTF-16 units. */
  private static int compareText(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
