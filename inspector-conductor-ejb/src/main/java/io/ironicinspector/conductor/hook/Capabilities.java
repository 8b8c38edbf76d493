package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A node's capabilities, one property of the form {@code k:v,k:v}. Those that a node has are kept,
 * in their order; an item of another form stays as it is written.
 */
final class Capabilities {
  private static final String PROPERTY = "capabilities";

  private Capabilities() {}

  /** Sets capabilities, whether the node has them or not. */
  static void set(NodeUpdate node, Map<String, String> capabilities) {
    if (capabilities.isEmpty()) {
      return;
    }
    Map<String, Optional<String>> all = read(node);
    capabilities.forEach((name, value) -> all.put(name, Optional.of(value)));
    String text =
        all.entrySet().stream()
            .map(item -> item.getKey() + item.getValue().map(value -> ":" + value).orElse(""))
            .collect(Collectors.joining(","));
    node.setProperty(PROPERTY, JsonDocuments.string(text));
  }

  private static Map<String, Optional<String>> read(NodeUpdate node) {
    Map<String, Optional<String>> capabilities = new LinkedHashMap<>();
    String text =
        new JsonField("properties." + PROPERTY, node.property(PROPERTY)).text().orElse("");
    for (String item : text.split(",", -1)) {
      int colon = item.indexOf(':');
      if (colon >= 0) {
        capabilities.put(item.substring(0, colon), Optional.of(item.substring(colon + 1)));
      } else if (!item.isBlank()) {
        Leniently.warn(node, "properties.capabilities has an item without a colon: " + item);
        capabilities.put(item, Optional.empty());
      }
    }
    return capabilities;
  }
}
