package io.ironicinspector.rules.path;

import io.ironicinspector.rules.python.PythonTypes;
import io.ironicinspector.rules.python.UnusableValueException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a parsed path. Immutable; {@code find} leaves what it is given unchanged. */
sealed interface Step {
  /**
   * All matches from {@code here} on, in the order of the document.
   *
   * @throws UnusableValueException where jsonpath-rw raises an exception
   */
  List<Found> find(Found here, Budget budget);

  /** {@code $}. */
  record Root() implements Step {
    @Override
    public List<Found> find(Found here, Budget budget) {
      Found top = here;
      while (top.parent().isPresent()) {
        top = top.parent().get();
      }
      return List.of(top.absent() ? Found.root(null) : top);
    }
  }

  /** {@code `this`}. */
  record This() implements Step {
    @Override
    public List<Found> find(Found here, Budget budget) {
      return List.of(here.absent() ? Found.root(null) : here);
    }
  }

  /** {@code `parent`}. */
  record Parent() implements Step {
    @Override
    public List<Found> find(Found here, Budget budget) {
      return List.of(here.parent().orElse(Found.ABOVE_ROOT));
    }
  }

  /** {@code left.right}. */
  record Child(Step left, Step right) implements Step {
    @Override
    public List<Found> find(Found here, Budget budget) {
      List<Found> starts = left.find(here, budget);
      if (starts.size() == 1) {
        return right.find(starts.get(0), budget);
      }
      List<Found> matches = new ArrayList<>();
      for (Found start : starts) {
        matches.addAll(right.find(start, budget));
      }
      return matches;
    }
  }

  /** {@code left..right}. */
  record Descendants(Step left, Step right) implements Step {
    @Override
    public List<Found> find(Found here, Budget budget) {
      List<Found> matches = new ArrayList<>();
      for (Found start : left.find(here, budget)) {
        start.requirePresent();
        Deque<Found> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
          Found visited = open.pop();
          budget.spend(1);
          matches.addAll(right.find(visited, budget));
          List<Found> children = children(visited);
          for (int i = children.size() - 1; i >= 0; i--) {
            open.push(children.get(i));
          }
        }
      }
      return matches;
    }

    private static List<Found> children(Found visited) {
      if (visited.value() instanceof List<?> list) {
        return list.stream().map(visited::child).toList();
      }
      return visited.value() instanceof Map<?, ?> map
          ? map.values().stream().map(visited::child).toList()
          : List.of();
    }
  }

  /** {@code left|right}: the matches of both, also twice. */
  record Union(Step left, Step right) implements Step {
    @Override
    public List<Found> find(Found here, Budget budget) {
      List<Found> matches = new ArrayList<>(left.find(here, budget));
      matches.addAll(right.find(here, budget));
      return matches;
    }
  }

  /** {@code left & right} is in the grammar, but never worked. */
  record Intersection() implements Step {
    @Override
    public List<Found> find(Found here, Budget budget) {
      throw new UnusableValueException("the operator & is not implemented");
    }
  }

  /** {@code left where right}: the matches of the left side that have one of the right. */
  record Where(Step left, Step right) implements Step {
    @Override
    public List<Found> find(Found here, Budget budget) {
      return left.find(here, budget).stream()
          .filter(match -> !right.find(match, budget).isEmpty())
          .toList();
    }
  }

  /** {@code a,b}; all members if one of the names is {@code *}. */
  record Fields(List<String> names) implements Step {
    @Override
    public List<Found> find(Found here, Budget budget) {
      if (!(here.value() instanceof Map<?, ?> map)) {
        return List.of();
      }
      if (names.contains("*")) {
        budget.spend(map.size());
        return map.values().stream().map(here::child).toList();
      }
      budget.spend(1);
      return names.stream().filter(map::containsKey).map(map::get).map(here::child).toList();
    }
  }

  /** {@code [n]}. */
  record Index(int index) implements Step {
    @Override
    public List<Found> find(Found here, Budget budget) {
      budget.spend(1);
      if (here.value() instanceof List<?> list) {
        return element(here, list.size()).map(i -> here.child(list.get(i))).stream().toList();
      }
      if (here.value() instanceof String text) {
        return element(here, text.codePointCount(0, text.length()))
            .map(i -> here.child(character(text, i)))
            .stream()
            .toList();
      }
      if (here.value() instanceof Map<?, ?> map && map.size() <= index) {
        return List.of();
      }
      throw new UnusableValueException(
          here.value() instanceof Map
              ? "an object has no element [%d]".formatted(index)
              : "object of type '%s' has no len()".formatted(PythonTypes.name(here.value())));
    }

    private Optional<Integer> element(Found here, int size) {
      if (index >= size) {
        return Optional.empty();
      }
      if (index < -size) {
        throw new UnusableValueException(
            here.value() instanceof String
                ? "string index out of range"
                : "list index out of range");
      }
      return Optional.of(index < 0 ? index + size : index);
    }

    private static String character(String text, int index) {
      return Character.toString(text.codePointAt(text.offsetByCodePoints(0, index)));
    }
  }

  /** {@code [from:to]}, or {@code [*]}. What is no list counts as a list of one. */
  record Slice(Optional<Integer> from, Optional<Integer> to) implements Step {
    static final Slice WHOLE = new Slice(Optional.empty(), Optional.empty());

    @Override
    public List<Found> find(Found here, Budget budget) {
      if (here.value() instanceof List<?> list) {
        int begin = from.map(i -> bounded(i, list.size())).orElse(0);
        int end = to.map(i -> bounded(i, list.size())).orElse(list.size());
        budget.spend(Math.max(1, end - begin));
        return end <= begin
            ? List.of()
            : list.subList(begin, end).stream().map(here::child).toList();
      }
      if (here.value() == null || PythonTypes.isFloat(here.value())) {
        throw new UnusableValueException(
            "object of type '%s' has no len()".formatted(PythonTypes.name(here.value())));
      }
      return find(new Found(List.of(here.value()), here.parent(), false), budget);
    }

    private static int bounded(int index, int size) {
      return Math.max(0, Math.min(size, index < 0 ? index + size : index));
    }
  }
}
