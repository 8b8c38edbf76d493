package io.ironicinspector.conductor.processing;

import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.hook.HookFailedException;
import io.ironicinspector.conductor.hook.HookSelection;
import io.ironicinspector.conductor.hook.TestHooks;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ironic.Nodes;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.MalformedFieldException;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import io.ironicinspector.conductor.rule.RuleRun;
import io.ironicinspector.conductor.rule.TestRules;
import io.ironicinspector.persistence.rule.PlainJson;
import io.ironicinspector.rules.action.RuleFailedException;
import io.ironicinspector.rules.python.UnusableValueException;
import io.ironicinspector.rules.schema.InvalidRuleException;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hooks and rules on a generated machine, and what would be stored and be in Ironic after them. */
record OurRun(JsonObject generated) {
  private static final String ALIAS =
      "{\"vendor_id\": \"%s\", \"product_id\": \"%s\", \"name\": \"%s\"}";

  /** The outcome in the form in which upstream's is. */
  Map<String, Object> outcome() {
    Map<String, String> settings = settings();
    HookChain hooks =
        new HookChain(
            HookSelection.select(
                TestHooks.all(settings), Configured.of(ProcessingConfig.class, settings).hooks()));
    RamdiskData data = new RamdiskData(generated.getJsonObject("data"));
    Map<String, Object> outcome = new LinkedHashMap<>();
    List<String> failures = hooks.beforeProcessing(data);
    outcome.put("failures", failures);
    if (failures.isEmpty()) {
      update(hooks, data, outcome);
    }
    return outcome;
  }

  private void update(HookChain hooks, RamdiskData data, Map<String, Object> outcome) {
    NodeUpdate update =
        new NodeUpdate(
            Nodes.of(generated.getJsonObject("node")),
            uuid ->
                generated.getJsonArray("ports").getValuesAs(JsonObject.class).stream()
                    .map(port -> Nodes.port(port.getString("address"), port))
                    .toList());
    try {
      hooks.beforeUpdate(data, update);
      outcome.put("data", PlainJson.toPlain(data.storable()));
      new RuleRun(TestRules.of(generated.getJsonArray("rules"))).apply(data, update);
      outcome.put("node", PlainJson.toPlain(Nodes.after(update)));
      outcome.put("ports", ports(update));
    } catch (HookFailedException
        | MalformedFieldException
        | RuleFailedException
        | UnusableValueException
        | InvalidRuleException
        | JsonException told) {
      outcome.put("error", told.getMessage());
    }
  }

  private static Map<String, Object> ports(NodeUpdate update) {
    Map<String, Object> ports = new LinkedHashMap<>();
    for (JsonObject port : Nodes.portsAfter(update)) {
      JsonObject whole = // what Ironic adds to a new port
          JsonDocuments.object()
              .add("uuid", "port-" + port.getString("address"))
              .add("local_link_connection", JsonValue.EMPTY_JSON_OBJECT)
              .addNull("physical_network")
              .addAll(JsonDocuments.object(port))
              .build();
      ports.put(port.getString("address"), PlainJson.toPlain(whole));
    }
    return ports;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    generated
        .getJsonObject("options")
        .forEach(
            (key, value) ->
                settings.put(
                    key, value instanceof JsonString text ? text.getString() : value.toString()));
    List<String> aliases = new ArrayList<>();
    aliases.add(ALIAS.formatted("8086", "1572", "nic_10g"));
    aliases.add(ALIAS.formatted("10de", "1eb8", "gpu"));
    for (int i = 0; i < aliases.size(); i++) {
      settings.put("pci_devices.alias[" + i + "]", aliases.get(i));
    }
    return settings;
  }
}
