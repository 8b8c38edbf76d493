package io.ironicinspector.endtoend.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A machine that both simulators know by the same UUID, name and addresses. */
record Node(int number) {
  String uuid() {
    return "%s%012x".formatted(Normal.OUR_UUIDS, number);
  }

  String name() {
    return "machine-" + number;
  }

  /** As Ironic is told of it. */
  String enrolment() {
    return """
    {"uuid": "%s", "name": "%s", "driver": "fake-hardware",
     "driver_info": {"ipmi_address": "%s"}}\
    """
        .formatted(uuid(), name(), bmc());
  }

  String bmc() {
    return "10.0.%d.%d".formatted(number / 200 + 1, number % 200 + 1);
  }

  /** The path of its introspection. */
  String path() {
    return "/v1/introspection/" + uuid();
  }

  /** What its ramdisk posts. */
  String inventory() {
    String macs = "52:54:00:aa:%02x:".formatted(number % 256);
    try (InputStream in = Node.class.getResourceAsStream("/inventory.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("10.0.0.5", bmc())
          .replace("52:54:00:aa:bb:", macs)
          .replace("52-54-00-aa-bb-", macs.replace(':', '-'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
