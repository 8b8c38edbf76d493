package io.ironicinspector.benchmark.machine;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A machine. Each number has addresses and a UUID of its own.
 *
 * @param number from 0 to 65535
 */
public record Machine(int number) {
  public Machine {
    if (number < 0 || number > 0xffff) {
      throw new IllegalArgumentException("number must be from 0 to 65535, was " + number);
    }
  }

  /** The first {@code count} of them. */
  public static List<Machine> first(int count) {
    return IntStream.range(0, count).mapToObj(Machine::new).toList();
  }

  public String uuid() {
    return "b0000000-0000-4000-8000-%012x".formatted(number);
  }

  String bmcAddress() {
    return "10.77.%d.%d".formatted(number >> 8, number & 0xff);
  }

  String mac(int nic) {
    return "52:54:%02x:%02x:%02x:00".formatted(number >> 8, number & 0xff, nic);
  }

  /** As it is enrolled in Ironic. */
  public String node() {
    return """
    {"uuid": "%s", "name": "machine-%d", "driver": "ipmi", "driver_info": {"ipmi_address": "%s", \
    "ipmi_username": "root", "ipmi_password": "benchmark"}}\
    """
        .formatted(uuid(), number, bmcAddress());
  }

  /** What its ramdisk posts. */
  public String inventory() {
    return new Inventory(this).json();
  }
}
