package io.ironicinspector.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Arbitrary documents as JSON parsers give them. Made by hand: jqwik's own recursive arbitraries
 * evaluate each level several times.
 */
public final class Trees {
  private static final int DEEPEST = 4;
  private static final List<String> NAMES = List.of("a", "b", "c", "x y", "properties");
  private static final List<String> TEXTS =
      List.of(
          "a",
          "1",
          " 2 ",
          "10.0.0.1",
          "",
          "None",
          "1e3",
          "it's",
          "\u00e9\ud83d\ude00\n",
          "{data[a]}");

  private Trees() {}

  public static Arbitrary<Object> any() {
    return Arbitraries.randomValue(random -> tree(random, 0));
  }

  public static Arbitrary<Map<String, Object>> objects() {
    return Arbitraries.randomValue(random -> object(random, 0));
  }

  private static Object tree(Random random, int depth) {
    int kind = random.nextInt(depth < DEEPEST ? 10 : 7);
    return switch (kind) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> (long) random.nextInt(5) - 2;
      case 3 -> random.nextBoolean() ? (Object) random.nextLong() : new BigInteger(1200, random);
      case 4 -> random.nextBoolean() ? random.nextDouble() : random.nextInt(9) / 4.0;
      case 5, 6 -> TEXTS.get(random.nextInt(TEXTS.size()));
      case 7 -> list(random, depth);
      default -> object(random, depth);
    };
  }

  private static List<Object> list(Random random, int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(tree(random, depth + 1));
    }
    return list;
  }

  private static Map<String, Object> object(Random random, int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      object.put(NAMES.get(random.nextInt(NAMES.size())), tree(random, depth + 1));
    }
    return object;
  }
}
