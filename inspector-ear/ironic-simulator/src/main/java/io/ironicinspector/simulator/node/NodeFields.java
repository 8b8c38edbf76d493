package io.ironicinspector.simulator.node;

import static io.ironicinspector.simulator.node.NodeField.Access.CREATE;
import static io.ironicinspector.simulator.node.NodeField.Access.CREATE_AND_PATCH;
import static io.ironicinspector.simulator.node.NodeField.Access.PATCH;
import static io.ironicinspector.simulator.node.NodeField.Access.READ;
import static io.ironicinspector.simulator.node.NodeField.Kind.FLAG;
import static io.ironicinspector.simulator.node.NodeField.Kind.LIST;
import static io.ironicinspector.simulator.node.NodeField.Kind.MAYBE;
import static io.ironicinspector.simulator.node.NodeField.Kind.OBJECT;
import static io.ironicinspector.simulator.node.NodeField.Kind.TEXT;
import static io.ironicinspector.simulator.node.NodeField.Kind.WORD;

import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every field of a node, in the order of Ironic's answers. */
final class NodeFields {
  static final JsonString EMPTY_TEXT = JsonText.string("");

  /** Kept in a node's document beside Ironic's fields, and shown by its own resource only. */
  static final NodeField BOOT_DEVICE = new NodeField("boot_device", OBJECT, 1, READ);

  static final List<NodeField> ALL =
      List.of(
          new NodeField("uuid", TEXT, 1, CREATE),
          new NodeField("created_at", TEXT, 1, READ),
          new NodeField("updated_at", TEXT, 1, READ),
          new NodeField("automated_clean", MAYBE, 47, CREATE_AND_PATCH),
          new NodeField("bios_interface", TEXT, 40, CREATE_AND_PATCH),
          new NodeField("boot_interface", TEXT, 31, CREATE_AND_PATCH),
          new NodeField("boot_mode", TEXT, 75, READ),
          new NodeField("clean_step", OBJECT, 7, READ),
          new NodeField("conductor_group", TEXT, 46, CREATE_AND_PATCH),
          new NodeField("console_enabled", FLAG, 1, READ),
          new NodeField("console_interface", TEXT, 31, CREATE_AND_PATCH),
          new NodeField("deploy_interface", TEXT, 31, CREATE_AND_PATCH),
          new NodeField("deploy_step", OBJECT, 44, READ),
          new NodeField("description", TEXT, 51, CREATE_AND_PATCH),
          new NodeField("driver", WORD, 1, CREATE_AND_PATCH),
          new NodeField("driver_info", OBJECT, 1, CREATE_AND_PATCH),
          new NodeField("driver_internal_info", OBJECT, 3, READ),
          new NodeField("extra", OBJECT, 1, CREATE_AND_PATCH),
          new NodeField("fault", TEXT, 42, READ),
          new NodeField("inspection_finished_at", TEXT, 6, READ),
          new NodeField("inspection_started_at", TEXT, 6, READ),
          new NodeField("inspect_interface", TEXT, 31, CREATE_AND_PATCH),
          new NodeField("instance_info", OBJECT, 1, CREATE_AND_PATCH),
          new NodeField("instance_uuid", TEXT, 1, CREATE_AND_PATCH),
          new NodeField("last_error", TEXT, 1, READ),
          new NodeField("lessee", TEXT, 65, CREATE_AND_PATCH),
          new NodeField("maintenance", FLAG, 1, CREATE_AND_PATCH),
          new NodeField("maintenance_reason", TEXT, 1, READ),
          new NodeField("management_interface", TEXT, 31, CREATE_AND_PATCH),
          new NodeField("name", TEXT, 5, CREATE_AND_PATCH),
          new NodeField("network_data", OBJECT, 66, CREATE_AND_PATCH),
          new NodeField("network_interface", TEXT, 20, CREATE_AND_PATCH),
          new NodeField("owner", TEXT, 50, CREATE_AND_PATCH),
          new NodeField("power_interface", TEXT, 31, CREATE_AND_PATCH),
          new NodeField("power_state", TEXT, 1, READ),
          new NodeField("properties", OBJECT, 1, CREATE_AND_PATCH),
          new NodeField("protected", FLAG, 48, PATCH),
          new NodeField("protected_reason", TEXT, 48, PATCH),
          new NodeField("provision_state", TEXT, 1, READ),
          new NodeField("provision_updated_at", TEXT, 1, READ),
          new NodeField("raid_config", OBJECT, 12, READ),
          new NodeField("raid_interface", TEXT, 31, CREATE_AND_PATCH),
          new NodeField("rescue_interface", TEXT, 38, CREATE_AND_PATCH),
          new NodeField("reservation", TEXT, 1, READ),
          new NodeField("resource_class", TEXT, 21, CREATE_AND_PATCH),
          new NodeField("retired", FLAG, 61, CREATE_AND_PATCH),
          new NodeField("retired_reason", TEXT, 61, CREATE_AND_PATCH),
          new NodeField("secure_boot", MAYBE, 75, READ),
          new NodeField("storage_interface", TEXT, 33, CREATE_AND_PATCH),
          new NodeField("target_power_state", TEXT, 1, READ),
          new NodeField("target_provision_state", TEXT, 1, READ),
          new NodeField("target_raid_config", OBJECT, 12, READ),
          new NodeField("traits", LIST, 37, READ),
          new NodeField("vendor_interface", TEXT, 31, CREATE_AND_PATCH),
          new NodeField("conductor", TEXT, 49, READ),
          new NodeField("allocation_uuid", TEXT, 52, READ),
          new NodeField("chassis_uuid", TEXT, 1, CREATE_AND_PATCH));

  static final List<String> PATCHABLE =
      ALL.stream().filter(field -> field.access().patch()).map(NodeField::name).sorted().toList();

  /** What a list shows if nothing was asked for. */
  static final List<String> BRIEF =
      List.of("instance_uuid", "maintenance", "power_state", "provision_state", "uuid", "name");

  private static final Map<String, NodeField> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(NodeField::name, Function.identity()));

  private NodeFields() {}

  static boolean exists(String name) {
    return BY_NAME.containsKey(name);
  }

  /** The field. @throws NullPointerException if there is none, see {@link #exists} */
  static NodeField named(String name) {
    return Objects.requireNonNull(BY_NAME.get(name), name);
  }
}
