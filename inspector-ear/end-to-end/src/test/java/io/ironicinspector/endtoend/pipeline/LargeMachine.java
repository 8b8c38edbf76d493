package io.ironicinspector.endtoend.pipeline;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;

/** A machine with as much in it as the largest that are sold: what its ramdisk posts has 9 MB. */
record LargeMachine(int number) {
  static final int DISKS = 200;
  static final int INTERFACES = 64;
  static final int LOG_BYTES = 6 * 1024 * 1024;

  private static final long GIB = 1L << 30;

  String uuid() {
    return "88888888-8888-4888-8888-%012d".formatted(number);
  }

  String bmc() {
    return "10.9.0." + (number + 1);
  }

  String mac(int index) {
    return "52:54:00:%02x:00:%02x".formatted(number, index);
  }

  String switchMac(int index) {
    return "02:00:00:%02x:00:%02x".formatted(number, index);
  }

  /** For the simulator. */
  JsonObject node() {
    return Json.createObjectBuilder()
        .add("uuid", uuid())
        .add("driver", "fake-hardware")
        .add("provision_state", "manageable")
        .add("driver_info", Json.createObjectBuilder().add("ipmi_address", bmc()))
        .add(
            "properties",
            Json.createObjectBuilder()
                .add("root_device", Json.createObjectBuilder().add("serial", "SERIAL-150")))
        .build();
  }

  /** What the ramdisk posts. */
  String document() {
    JsonArrayBuilder disks = Json.createArrayBuilder();
    for (int i = 0; i < DISKS; i++) {
      disks.add(disk(i));
    }
    JsonArrayBuilder interfaces = Json.createArrayBuilder();
    for (int i = 0; i < INTERFACES; i++) {
      interfaces.add(networkInterface(i));
    }
    byte[] logs = new byte[LOG_BYTES];
    new Random(number).nextBytes(logs);
    return Json.createObjectBuilder()
        .add(
            "inventory",
            Json.createObjectBuilder()
                .add("disks", disks)
                .add("interfaces", interfaces)
                .add("bmc_address", bmc())
                .add(
                    "cpu",
                    Json.createObjectBuilder().add("count", 512).add("architecture", "x86_64"))
                .add("memory", Json.createObjectBuilder().add("physical_mb", 12_582_912))
                .add(
                    "system_vendor",
                    Json.createObjectBuilder().add("serial_number", "SN-" + number)))
        .add("root_disk", disk(0))
        .add("logs", Base64.getEncoder().encodeToString(logs))
        .build()
        .toString();
  }

  private JsonObject disk(int index) {
    return Json.createObjectBuilder()
        .add("name", "/dev/disk" + index)
        .add("size", (1000L + index) * GIB)
        .add("model", "ACME Very Large Disk, Rev. " + index)
        .add("serial", "SERIAL-" + index)
        .add("wwn", "0x%016x".formatted(index))
        .add("rotational", index % 2 == 0)
        .add("by_path", "/dev/disk/by-path/pci-0000:00:1f.2-ata-" + index)
        .build();
  }

  private JsonObject networkInterface(int index) {
    String port =
        HexFormat.of()
            .formatHex(("Ethernet1/" + index).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    JsonArrayBuilder lldp =
        Json.createArrayBuilder()
            .add(tlv(1, "04" + switchMac(index).replace(":", "")))
            .add(tlv(2, "05" + port))
            .add(tlv(3, "0078"))
            .add(tlv(5, port));
    for (int vlan = 0; vlan < 20; vlan++) {
      lldp.add(tlv(127, "0080c203%04x05766c616e31".formatted(vlan)));
    }
    return Json.createObjectBuilder()
        .add("name", "eth" + index)
        .add("mac_address", mac(index))
        .add("ipv4_address", "198.51.%d.%d".formatted(number, index + 1))
        .add("lldp", lldp.add(tlv(0, "")))
        .build();
  }

  private static JsonArrayBuilder tlv(int type, String value) {
    return Json.createArrayBuilder().add(type).add(value);
  }
}
