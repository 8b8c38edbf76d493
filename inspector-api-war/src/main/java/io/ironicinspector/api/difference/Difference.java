package io.ironicinspector.api.difference;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What makes one document of another. Immutable.
 *
 * <p>Promise: {@link #toPatch()} applied to the one gives the other, and its size is bounded by
 * theirs. Documents that differ in very many places differ as a whole. Not promised: the shortest
 * patch.
 */
public final class Difference {
  private static final JsonProvider JSON = JsonProvider.provider();

  private final List<Change> changes;

  private Difference(List<Change> changes) {
    this.changes = List.copyOf(changes);
  }

  /** Compares two documents. Time and memory are bounded by their sizes. */
  public static Difference between(JsonValue before, JsonValue after) {
    return new Difference(
        Comparison.of(before, after)
            .orElseGet(
                () -> List.of(new Change(Place.ROOT, Optional.of(before), Optional.of(after)))));
  }

  /** A JSON Patch (RFC 6902). */
  public JsonArray toPatch() {
    JsonArrayBuilder patch = JSON.createArrayBuilder();
    changes.forEach(change -> patch.add(change.toPatch()));
    return patch.build();
  }

  /** A line for each change, for people; long values are cut. */
  public String toText() {
    return changes.isEmpty()
        ? "no difference\n"
        : changes.stream().map(change -> change.toText() + "\n").collect(Collectors.joining());
  }
}
