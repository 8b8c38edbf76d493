package io.ironicinspector.conductor.processing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A place where two outcomes are not the same.
 *
 * @param path with slashes
 * @param upstream what the Python service has there, or {@link #NOTHING}
 * @param ours what this one has there, or {@link #NOTHING}
 */
record Difference(String path, Object upstream, Object ours) {
  static final Object NOTHING = "(nothing)";

  /**
   * All differences, the deepest that can be named. Of runs that ended in different ways only that:
   * what follows from it says nothing.
   */
  static List<Difference> between(Map<String, Object> upstream, Map<String, Object> ours) {
    List<Difference> found = new ArrayList<>();
    for (String end : List.of("failures", "error")) {
      compare("/" + end, member(upstream, end), member(ours, end), found);
      if (!found.isEmpty()) {
        break;
      }
    }
    if (found.isEmpty() || (upstream.containsKey("data") && ours.containsKey("data"))) {
      compare("/data", member(upstream, "data"), member(ours, "data"), found);
    }
    if (found.isEmpty() || (upstream.containsKey("node") && ours.containsKey("node"))) {
      compare("/node", member(upstream, "node"), member(ours, "node"), found);
      compare("/ports", member(upstream, "ports"), member(ours, "ports"), found);
    }
    return found;
  }

  private static void compare(String path, Object upstream, Object ours, List<Difference> found) {
    if (upstream instanceof Map<?, ?> one && ours instanceof Map<?, ?> other) {
      Set<Object> names = new LinkedHashSet<>(one.keySet());
      names.addAll(other.keySet());
      for (Object name : names) {
        compare(path + "/" + name, member(one, name), member(other, name), found);
      }
    } else if (!Objects.equals(upstream, ours)) {
      found.add(new Difference(path, upstream, ours));
    }
  }

  private static Object member(Map<?, ?> map, Object name) {
    return map.containsKey(name) ? map.get(name) : NOTHING;
  }
}
