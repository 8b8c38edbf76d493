package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.configuration.PortsConfig;
import io.ironicinspector.conductor.configuration.PortsConfig.AddPorts;
import io.ironicinspector.conductor.configuration.PortsConfig.KeepPorts;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.ironic.IronicPort;
import io.ironicinspector.conductor.ironic.NewPort;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.ramdisk.FoundInterface;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a node's ports with the interfaces that were found. */
final class PortUpdate {
  private final ProcessingConfig processing;
  private final PortsConfig config;

  PortUpdate(ProcessingConfig processing, PortsConfig config) {
    this.processing = processing;
    this.config = config;
  }

  void collect(
      Map<String, FoundInterface> all, Map<String, FoundInterface> suitable, NodeUpdate node) {
    if (config.add() != AddPorts.DISABLED) {
      create(suitable, node);
    }
    if (node.node().isInUse()) {
      return; // somebody's network hangs on these ports
    }
    delete(all, suitable, node);
    if (processing.overwriteExisting() && config.updatePxeEnabled()) {
      correctPxe(isPxeKnown(all) ? all : suitable, node);
    }
  }

  private void create(Map<String, FoundInterface> suitable, NodeUpdate node) {
    Set<String> known = new HashSet<>();
    node.ports().forEach(port -> known.add(port.address()));
    for (FoundInterface found : suitable.values()) {
      if (known.add(found.mac())) {
        boolean pxeEnabled = !config.updatePxeEnabled() || found.pxe();
        node.createPort(new NewPort(found.mac(), extra(found), pxeEnabled));
      }
    }
  }

  private static JsonObject extra(FoundInterface found) {
    return found
        .clientId()
        .filter(id -> !id.isEmpty())
        .map(id -> JsonDocuments.object().add("client-id", id).build())
        .orElse(JsonValue.EMPTY_JSON_OBJECT);
  }

  private void delete(
      Map<String, FoundInterface> all, Map<String, FoundInterface> suitable, NodeUpdate node) {
    if (config.keep() == KeepPorts.ALL) {
      return;
    }
    Set<String> kept = macs(config.keep() == KeepPorts.PRESENT ? all : suitable);
    for (IronicPort port : node.ports()) {
      if (!kept.contains(port.address())) {
        node.deletePort(port);
      }
    }
  }

  /** Only then it is known of those that were filtered out that they are not it. */
  private static boolean isPxeKnown(Map<String, FoundInterface> all) {
    return all.values().stream().anyMatch(FoundInterface::pxe);
  }

  private static void correctPxe(Map<String, FoundInterface> suitable, NodeUpdate node) {
    Collection<FoundInterface> interfaces = suitable.values();
    for (IronicPort port : node.ports()) {
      interfaces.stream()
          .filter(found -> found.mac().equals(port.address()))
          .filter(found -> found.pxe() != port.pxeEnabled())
          .findFirst()
          .ifPresent(
              found ->
                  node.patchPort(
                      port,
                      "replace",
                      "/pxe_enabled",
                      found.pxe() ? JsonValue.TRUE : JsonValue.FALSE));
    }
  }

  private static Set<String> macs(Map<String, FoundInterface> interfaces) {
    return interfaces.values().stream().map(FoundInterface::mac).collect(Collectors.toSet());
  }
}
