package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** At most 50 checked trait names, sorted. Immutable. */
record TraitSet(List<String> names) {
  static final TraitSet NONE = new TraitSet(List.of());
  private static final int MAX = 50;

  /** Our own names, and roughly those that the os-traits list has. */
  private static final Pattern NAME =
      Pattern.compile("(CUSTOM|HW|COMPUTE|STORAGE|MISC|OWNER)_[A-Z0-9_]{1,240}");

  static TraitSet of(JsonObject node) {
    return new TraitSet(
        node.getJsonArray("traits").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList());
  }

  TraitSet with(String where, String name) {
    return withAll(where, List.of(name));
  }

  /**
   * @throws IronicError with 400 for a bad name, or for too many
   */
  TraitSet withAll(String where, List<String> more) {
    SortedSet<String> all = new TreeSet<>(names);
    for (String name : more) {
      if (!NAME.matcher(name).matches()) {
        throw IronicError.badRequest(
            "Schema error for "
                + where
                + ": '"
                + name
                + "' is not valid under any of the given schemas. Possible root cause: '"
                + name
                + "' does not match '^CUSTOM_[A-Z0-9_]+$'");
      }
      all.add(name);
    }
    if (all.size() > MAX) {
      throw IronicError.badRequest(
          "The number of traits would exceed the maximum number of traits per node (" + MAX + ")");
    }
    return new TraitSet(List.copyOf(all));
  }

  /** Without the name; empty if it is not there. */
  Optional<TraitSet> without(String name) {
    return names.contains(name)
        ? Optional.of(new TraitSet(names.stream().filter(one -> !one.equals(name)).toList()))
        : Optional.empty();
  }

  JsonArray toJson() {
    return JsonText.strings(names);
  }
}
