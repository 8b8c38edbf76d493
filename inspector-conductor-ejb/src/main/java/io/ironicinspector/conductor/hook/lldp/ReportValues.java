package io.ironicinspector.conductor.hook.lldp;

import io.ironicinspector.conductor.json.JsonDocuments;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Named values in the order in which they came. Of one name the first value counts. */
final class ReportValues {
  private final Map<String, JsonValue> single = new LinkedHashMap<>();
  private final Map<String, List<JsonValue>> lists = new LinkedHashMap<>();

  void setFirst(String name, JsonValue value) {
    single.putIfAbsent(name, value);
  }

  void setFirst(String name, String value) {
    setFirst(name, JsonDocuments.string(value));
  }

  void setFirst(String name, long value) {
    setFirst(name, JsonDocuments.number(value));
  }

  void setFirst(String name, boolean value) {
    setFirst(name, value ? JsonValue.TRUE : JsonValue.FALSE);
  }

  void setFirst(String name, Collection<String> values) {
    setFirst(name, JsonDocuments.array(values.stream().map(JsonDocuments::string).toList()));
  }

  /** Adds to a list. */
  void append(String name, JsonValue value) {
    lists.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    single.put(name, JsonDocuments.array(lists.get(name)));
  }

  JsonObject toJson() {
    return JsonDocuments.of(single).asJsonObject();
  }
}
