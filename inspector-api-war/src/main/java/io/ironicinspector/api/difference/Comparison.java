package io.ironicinspector.api.difference;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks through two documents and notes each change, up to a limit. Used once. */
final class Comparison {
  private static final int MOST_CHANGES = 10_000;
  private static final long MOST_CHARACTERS = 4_000_000;

  /** Of nested values: parsers let through less. */
  private static final int DEEPEST = 500;

  private final List<Change> changes = new ArrayList<>();
  private long characters;

  private static final class TooManyChanges extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyChanges() {
      super("too many changes", null, false, false);
    }
  }

  private Comparison() {}

  /** The changes in the order in which they apply; empty if they are too many to list. */
  static Optional<List<Change>> of(JsonValue before, JsonValue after) {
    Comparison comparison = new Comparison();
    try {
      comparison.compare(Place.ROOT, before, after, 0);
      return Optional.of(comparison.changes);
    } catch (TooManyChanges many) {
      return Optional.empty();
    }
  }

  private void compare(Place at, JsonValue before, JsonValue after, int depth) {
    if (depth > DEEPEST) {
      throw new TooManyChanges();
    }
    if (before instanceof JsonObject one && after instanceof JsonObject other) {
      members(at, one, other, depth);
    } else if (before instanceof JsonArray one && after instanceof JsonArray other) {
      elements(at, one, other, depth);
    } else if (!same(before, after)) {
      note(at, Optional.of(before), Optional.of(after));
    }
  }

  // A number is the same however it is written: the store has not always written as it does now.
  private static boolean same(JsonValue before, JsonValue after) {
    if (before instanceof JsonNumber one && after instanceof JsonNumber other) {
      return one.bigDecimalValue().compareTo(other.bigDecimalValue()) == 0;
    }
    return before.equals(after);
  }

  private void members(Place at, JsonObject before, JsonObject after, int depth) {
    for (Map.Entry<String, JsonValue> member : before.entrySet()) {
      Place place = at.member(member.getKey());
      JsonValue other = after.get(member.getKey());
      if (other == null) {
        note(place, Optional.of(member.getValue()), Optional.empty());
      } else {
        compare(place, member.getValue(), other, depth + 1);
      }
    }
    after.forEach(
        (name, value) -> {
          if (!before.containsKey(name)) {
            note(at.member(name), Optional.empty(), Optional.of(value));
          }
        });
  }

  private void elements(Place at, JsonArray before, JsonArray after, int depth) {
    int i = 0;
    int j = 0;
    for (Alignment.Pair pair : Alignment.of(before, after)) {
      between(at, before.subList(i, pair.before()), i, after.subList(j, pair.after()), j);
      i = pair.before();
      j = pair.after();
      // The array is by now what is wanted up to j.
      JsonValue one = before.get(i);
      compare(at.element(j, i, one), one, after.get(j), depth + 1);
      i++;
      j++;
    }
    between(at, before.subList(i, before.size()), i, after.subList(j, after.size()), j);
  }

  /** Elements that have no partner: they replace each other as far as there are enough. */
  private void between(Place at, List<JsonValue> removed, int i, List<JsonValue> added, int j) {
    int common = Math.min(removed.size(), added.size());
    for (int k = 0; k < common; k++) {
      Place place = at.element(j + k, i + k, removed.get(k));
      note(place, Optional.of(removed.get(k)), Optional.of(added.get(k)));
    }
    for (int k = common; k < removed.size(); k++) {
      Place place = at.element(j + common, i + k, removed.get(k));
      note(place, Optional.of(removed.get(k)), Optional.empty());
    }
    for (int k = common; k < added.size(); k++) {
      Place place = at.element(j + k, j + k, added.get(k));
      note(place, Optional.empty(), Optional.of(added.get(k)));
    }
  }

  private void note(Place place, Optional<JsonValue> before, Optional<JsonValue> after) {
    characters += place.length();
    if (changes.size() == MOST_CHANGES || characters > MOST_CHARACTERS) {
      throw new TooManyChanges();
    }
    changes.add(new Change(place, before, after));
  }
}
