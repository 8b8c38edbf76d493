package io.ironicinspector.rules.facts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node with the names that rules know it by, those of openstacksdk: {@code id} instead of {@code
 * uuid}, {@code is_maintenance} instead of {@code maintenance}. What Ironic's answer lacks is there
 * with a null.
 */
public final class NodeView {
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("uuid", "id"),
          Map.entry("maintenance", "is_maintenance"),
          Map.entry("instance_uuid", "instance_id"),
          Map.entry("chassis_uuid", "chassis_id"),
          Map.entry("allocation_uuid", "allocation_id"),
          Map.entry("protected", "is_protected"),
          Map.entry("retired", "is_retired"),
          Map.entry("automated_clean", "is_automated_clean_enabled"),
          Map.entry("console_enabled", "is_console_enabled"),
          Map.entry("secure_boot", "is_secure_boot"),
          Map.entry("portgroups", "port_groups"));

  private static final List<String> UNCHANGED =
      List.of(
          "name",
          "driver",
          "driver_info",
          "driver_internal_info",
          "properties",
          "extra",
          "instance_info",
          "provision_state",
          "target_provision_state",
          "power_state",
          "target_power_state",
          "traits",
          "resource_class",
          "owner",
          "conductor",
          "conductor_group",
          "fault",
          "last_error",
          "maintenance_reason",
          "reservation",
          "boot_mode",
          "raid_config",
          "target_raid_config",
          "bios_interface",
          "boot_interface",
          "console_interface",
          "deploy_interface",
          "inspect_interface",
          "management_interface",
          "network_interface",
          "power_interface",
          "raid_interface",
          "rescue_interface",
          "storage_interface",
          "vendor_interface",
          "created_at",
          "updated_at",
          "links",
          "ports",
          "states",
          "location");

  private NodeView() {}

  /** The node that Ironic's REST API gave as {@code answer}, under the names of the SDK. */
  public static Map<String, Object> of(Map<String, ?> answer) {
    Map<String, Object> view = new LinkedHashMap<>();
    RENAMED.values().forEach(name -> view.put(name, null));
    UNCHANGED.forEach(name -> view.put(name, null));
    answer.forEach((name, value) -> view.put(RENAMED.getOrDefault(name, name), value));
    return Collections.unmodifiableMap(view);
  }
}
