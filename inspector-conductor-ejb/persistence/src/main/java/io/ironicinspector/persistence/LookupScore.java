package io.ironicinspector.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks, in one statement, how well each node under introspection fits what a ramdisk reported: a
 * row with its UUID for each value that matches.
 */
final class LookupScore {
  private final Map<String, Collection<String>> asked;

  LookupScore(Map<String, ? extends Collection<String>> values) {
    asked = new TreeMap<>(values);
    asked.values().removeIf(Collection::isEmpty);
  }

  boolean asksNothing() {
    return asked.isEmpty();
  }

  /**
   * @param column the column {@code value}, quoted: a reserved word in H2
   */
  String sql(String column) {
    String value = "a." + column;
    // DISTINCT: upstream may have stored a value twice, and it is still one match.
    return "SELECT DISTINCT a.node_uuid, a.name, "
        + value
        + " FROM attributes a JOIN nodes n ON n.uuid = a.node_uuid"
        + " WHERE n.finished_at IS NULL AND ("
        + String.join(" OR ", asked.values().stream().map(values -> match(value, values)).toList())
        + ")";
  }

  private static String match(String value, Collection<String> values) {
    String places = String.join(", ", Collections.nCopies(values.size(), "?"));
    return "(a.name = ? AND " + value + " IN (" + places + "))";
  }

  List<String> parameters() {
    List<String> parameters = new ArrayList<>();
    asked.forEach(
        (name, values) -> {
          parameters.add(name);
          parameters.addAll(values);
        });
    return parameters;
  }
}
