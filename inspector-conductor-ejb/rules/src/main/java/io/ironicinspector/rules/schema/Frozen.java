package io.ironicinspector.rules.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies what a client sent into trees that cannot change, and that are neither huge nor deep. */
public final class Frozen {
  /** A column of upstream's on MySQL holds 65,535 bytes. */
  public static final int MOST_BYTES = 65_000;

  private static final int DEEPEST = 100;

  private final String what;
  private long bytes;

  private Frozen(String what) {
    this.what = what;
  }

  /**
   * A copy of {@code map} that cannot change.
   *
   * @param what for the message: {@code parameters of condition 0}
   * @throws InvalidRuleException if its JSON text would not fit into the database, or is too deep
   */
  public static Map<String, Object> copy(String what, Map<?, ?> map) {
    return new Frozen(what).map(map, 0);
  }

  /** Refuses a text that would not fit into the database, or that PostgreSQL cannot hold. */
  public static String fitting(String what, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new InvalidRuleException(what + ": must not contain the character U+0000");
    }
    new Frozen(what).text(text);
    return text;
  }

  private Object tree(Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      return map(map, depth + 1);
    }
    if (value instanceof List<?> list) {
      return list(list, depth + 1);
    }
    if (value instanceof String text) {
      return text(text);
    }
    spend(value instanceof Number number ? digits(number) : 5);
    return value;
  }

  // By bits: to print a number of a million digits takes long.
  private static int digits(Number number) {
    if (number instanceof BigInteger integer) {
      return integer.bitLength() / 3 + 2;
    }
    return number instanceof BigDecimal decimal
        ? decimal.unscaledValue().bitLength() / 3 + 13
        : number.toString().length();
  }

  private Map<String, Object> map(Map<?, ?> map, int depth) {
    requireShallow(depth);
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, member) -> {
          spend(2);
          copy.put(text(key.toString()), tree(member, depth));
        });
    return Collections.unmodifiableMap(copy);
  }

  private List<Object> list(List<?> list, int depth) {
    requireShallow(depth);
    List<Object> copy = new ArrayList<>();
    for (Object element : list) {
      spend(1);
      copy.add(tree(element, depth));
    }
    return Collections.unmodifiableList(copy);
  }

  private void requireShallow(int depth) {
    spend(2);
    if (depth > DEEPEST) {
      throw new InvalidRuleException("%s: nested deeper than %d levels".formatted(what, DEEPEST));
    }
  }

  private String text(String text) {
    spend(2);
    // Stops early enough for a text of megabytes.
    for (int i = 0; i < text.length(); i++) {
      spend(cost(text.charAt(i)));
    }
    return text;
  }

  private static int cost(char c) {
    if (c < ' ') {
      return 6;
    }
    if (c < 0x80) {
      return c == '"' || c == '\\' ? 2 : 1;
    }
    // Half of a pair is two bytes of four.
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }

  private void spend(int more) {
    bytes += more;
    if (bytes > MOST_BYTES) {
      throw new InvalidRuleException(
          "%s: larger than %d bytes of JSON".formatted(what, MOST_BYTES));
    }
  }
}
