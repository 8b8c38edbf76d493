package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.page.Links;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a client sees of a node: the fields it asked for, of its version, passwords masked. */
record NodeView(UriInfo uri, Microversion version, Optional<List<String>> fields) {
  private static final Map<String, Integer> SUB_RESOURCES = Map.of("ports", 1, "states", 14);

  NodeView {
    for (String name : fields.orElse(List.of())) {
      if (!NodeFields.exists(name)) {
        throw IronicError.badRequest("Field " + name + " is not a valid field.");
      }
      if (!version.atLeast(NodeFields.named(name).since())) {
        throw IronicError.notAcceptable();
      }
    }
  }

  JsonObject of(JsonObject node) {
    JsonObjectBuilder view = JsonText.object();
    for (NodeField field : NodeFields.ALL) {
      if (shows(field)) {
        view.add(field.name(), shown(field.name(), node));
      }
    }
    String self = "nodes/" + node.getString("uuid");
    view.add("links", Links.of(uri, self));
    if (fields.isEmpty()) {
      SUB_RESOURCES.forEach(
          (name, since) -> {
            if (version.atLeast(since)) {
              view.add(name, Links.of(uri, self + "/" + name));
            }
          });
    }
    return view.build();
  }

  private boolean shows(NodeField field) {
    return version.atLeast(field.since())
        && fields.map(names -> names.contains(field.name())).orElse(true);
  }

  private static JsonValue shown(String name, JsonObject node) {
    JsonValue value = node.get(name);
    return name.equals("driver_info") || name.equals("instance_info")
        ? masked(value.asJsonObject())
        : value;
  }

  private static JsonObject masked(JsonObject info) {
    JsonObjectBuilder masked = JsonText.object(info);
    for (String key : info.keySet()) {
      if (key.toLowerCase(Locale.ROOT).contains("password")) {
        masked.add(key, "******");
      }
    }
    return masked.build();
  }
}
