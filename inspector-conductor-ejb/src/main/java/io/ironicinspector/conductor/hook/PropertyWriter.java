package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;

/** Sets a node's properties as {@code [processing] overwrite_existing} allows. */
record PropertyWriter(ProcessingConfig config) {
  /** Ironic keeps these properties as text. */
  void set(NodeUpdate node, String name, String value) {
    boolean isEmpty = new JsonField("properties." + name, node.property(name)).isFalsy();
    if (config.overwriteExisting() || isEmpty) {
      node.setProperty(name, JsonDocuments.string(value));
    }
  }
}
