package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;

/** A port to be made. */
public record NewPort(String address, JsonObject extra, boolean pxeEnabled) {
  JsonObject toJson(NodeUuid node) {
    return JsonDocuments.object()
        .add("extra", extra)
        .add("address", address)
        .add("pxe_enabled", pxeEnabled)
        .add("node_uuid", node.toString())
        .build();
  }
}
