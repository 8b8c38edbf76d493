package io.ironicinspector.rules.action;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A copy of a node that follows the changes made to it. Paths are JSON pointers. */
final class NodeDocument {
  private final Map<String, Object> root = new LinkedHashMap<>();

  NodeDocument(Map<String, ?> node) {
    node.forEach((name, value) -> root.put(name, copy(value)));
  }

  private static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((name, member) -> copy.put(name, copy(member)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(copy(element)));
      return copy;
    }
    return value;
  }

  Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    root.forEach((name, value) -> tree.put(name, copy(value)));
    return tree;
  }

  private static List<String> steps(String path) {
    return Arrays.stream(path.substring(1).split("/", -1))
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  /** Whether there is a value, null or not. */
  boolean has(String path) {
    List<String> steps = steps(path);
    Object parent = parent(steps);
    String last = steps.get(steps.size() - 1);
    return parent instanceof Map<?, ?> map
        ? map.containsKey(last)
        : parent instanceof List<?> list && element(list, last).isPresent();
  }

  /** The value; empty also if it is null. */
  Optional<Object> find(String path) {
    List<String> steps = steps(path);
    return Optional.ofNullable(member(parent(steps), steps.get(steps.size() - 1)));
  }

  /** Null if there is none. */
  private Object parent(List<String> steps) {
    Object here = root;
    for (String step : steps.subList(0, steps.size() - 1)) {
      here = member(here, step);
    }
    return here;
  }

  private static Object member(Object container, String step) {
    if (container instanceof Map<?, ?> map) {
      return map.get(step);
    }
    return container instanceof List<?> list
        ? element(list, step).map(i -> (Object) list.get(i)).orElse(null)
        : null;
  }

  private static Optional<Integer> element(List<?> list, String step) {
    boolean digits =
        !step.isEmpty() && step.length() < 9 && step.chars().allMatch(c -> c >= '0' && c <= '9');
    return Optional.of(step)
        .filter(s -> digits)
        .map(Integer::valueOf)
        .filter(index -> index < list.size());
  }

  /** Does what a patch would; where Ironic would refuse it, nothing, and Ironic says so later. */
  @SuppressWarnings("unchecked")
  void put(String path, Object value) {
    List<String> steps = steps(path);
    String last = steps.get(steps.size() - 1);
    Object parent = parent(steps);
    if (parent instanceof Map) {
      ((Map<String, Object>) parent).put(last, copy(value));
    } else if (parent instanceof List) {
      List<Object> list = (List<Object>) parent;
      if (last.equals("-")) {
        list.add(copy(value));
      } else {
        element(list, last).ifPresent(index -> list.add(index, copy(value)));
      }
    }
  }
}
