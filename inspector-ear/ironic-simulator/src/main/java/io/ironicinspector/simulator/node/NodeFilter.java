package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.page.ListQuery;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which nodes a list holds, and which fields a version shows. */
final class NodeFilter {
  private static final Set<String> TEXTS =
      Set.of("provision_state", "driver", "resource_class", "instance_uuid", "owner", "lessee");

  static final Set<String> NAMES =
      Set.of(
          "provision_state",
          "driver",
          "resource_class",
          "instance_uuid",
          "owner",
          "lessee",
          "maintenance",
          "associated");

  static final List<String> STATES =
      List.of(
          "console_enabled",
          "last_error",
          "power_state",
          "provision_state",
          "target_power_state",
          "target_provision_state",
          "provision_updated_at",
          "raid_config",
          "target_raid_config",
          "boot_mode",
          "secure_boot");

  private NodeFilter() {}

  static Predicate<JsonObject> of(ListQuery query) {
    Predicate<JsonObject> all = node -> true;
    for (String name : TEXTS) {
      Optional<String> wanted = query.value(name);
      if (wanted.isPresent()) {
        all = all.and(node -> JsonText.text(node, name).equals(wanted));
      }
    }
    Optional<Boolean> maintenance = query.flag("maintenance");
    Optional<Boolean> associated = query.flag("associated");
    return all.and(
        node ->
            maintenance.map(on -> on == node.getBoolean("maintenance")).orElse(true)
                && associated
                    .map(on -> on == (node.get("instance_uuid") != JsonValue.NULL))
                    .orElse(true));
  }

  static List<String> visible(List<String> names, Microversion version) {
    return names.stream()
        .filter(name -> !NodeFields.exists(name) || version.atLeast(NodeFields.named(name).since()))
        .toList();
  }
}
