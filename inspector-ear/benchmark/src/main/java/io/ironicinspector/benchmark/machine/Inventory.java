package io.ironicinspector.benchmark.machine;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the ramdisk finds on a storage server of two sockets: eight interfaces with LLDP, two dozen
 * disks, some devices on its PCI bus. The document that is stored in the end has about 26 KB.
 */
final class Inventory {
  private static final int NICS = 8;
  private static final int DISKS = 24;
  private static final int PCI_DEVICES = 108;
  private static final long DISK_BYTES = 1_920_383_410_176L;
  private static final List<String> FLAGS =
      List.of(
          ("fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush dts"
                  + " acpi mmx fxsr sse sse2 ss ht tm pbe syscall nx pdpe1gb rdtscp lm constant_tsc"
                  + " art arch_perfmon pebs bts rep_good nopl xtopology nonstop_tsc cpuid aperfmperf"
                  + " pni pclmulqdq dtes64 monitor ds_cpl vmx smx est tm2 ssse3 sdbg fma cx16 xtpr"
                  + " pdcm pcid dca sse4_1 sse4_2 x2apic movbe popcnt tsc_deadline_timer aes xsave avx"
                  + " f16c rdrand lahf_lm abm 3dnowprefetch cpuid_fault epb cat_l3 cdp_l3 ssbd mba"
                  + " ibrs ibpb stibp tpr_shadow vnmi flexpriority ept vpid ept_ad fsgsbase bmi1 hle"
                  + " avx2 smep bmi2 erms invpcid rtm cqm mpx rdt_a avx512f avx512dq rdseed adx smap"
                  + " clflushopt clwb intel_pt avx512cd avx512bw avx512vl xsaveopt xsavec xgetbv1")
              .split(" ", -1));

  private final Machine machine;

  Inventory(Machine machine) {
    this.machine = machine;
  }

  String json() {
    return """
    {"inventory": {"interfaces": [%s],
    "cpu": {"model_name": "Intel(R) Xeon(R) Gold 6248 CPU @ 2.50GHz", "frequency": "3900.0000", "count": 80, \
    "architecture": "x86_64", "flags": [%s]},
    "disks": [%s],
    "memory": {"total": 405242249216, "physical_mb": 393216},
    "bmc_address": "%s", "bmc_v6address": "::/0",
    "system_vendor": {"product_name": "ProLiant DL380 Gen10", "serial_number": "CZ%08d", "manufacturer": "HPE"},
    "boot": {"current_boot_mode": "uefi", "pxe_interface": "%s"},
    "hostname": "machine-%d"},
    "root_disk": %s,
    "boot_interface": "01-%s",
    "pci_devices": [%s],
    "configuration": {"collectors": ["default", "pci-devices"], "managers": [{"name": "generic_hardware_manager", \
    "version": "1.1"}]},
    "error": null}
    """
        .formatted(
            each(NICS, this::nic),
            FLAGS.stream().map(flag -> '"' + flag + '"').collect(Collectors.joining(", ")),
            each(DISKS, this::disk),
            machine.bmcAddress(),
            machine.number(),
            machine.mac(0),
            machine.number(),
            disk(0),
            machine.mac(0).replace(':', '-'),
            each(PCI_DEVICES, Inventory::pciDevice));
  }

  private static String each(int count, IntFunction<String> item) {
    return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(",\n"));
  }

  private String nic(int n) {
    return """
    {"name": "eno%d", "mac_address": "%s", "ipv4_address": "%s", "ipv6_address": "fe80::5054:ff:fe00:%x%%eno%d", \
    "has_carrier": true, "lldp": [%s], "vendor": "0x14e4", "product": "0x16d8", "client_id": null, \
    "biosdevname": "em%d", "speed_mbps": 10000}\
    """
        .formatted(n + 1, machine.mac(n), address(n), n + 1, n + 1, lldp(n), n + 1);
  }

  private String address(int nic) {
    return "10.%d.%d.%d".formatted(80 + nic, machine.number() >> 8, machine.number() & 0xff);
  }

  /** What a switch says: where it is plugged in, names, addresses, VLANs, link. */
  private static String lldp(int port) {
    return """
    [1, "04f48e381a20%02x"], [2, "0565746865726e6574312f312f%02x"], [3, "0078"], \
    [4, "536572766572207261636b20313220753037"], [5, "746f722d7231322d61"], \
    [6, "44656c6c20454d43204e6574776f726b696e67204f53313020456e74657270726973652e2053797374656d"], \
    [7, "00140014"], [8, "0501c00002fb020000000100"], [127, "0080c201006e"], [127, "00120f042400"], \
    [127, "00120f01036c110010"], [0, ""]\
    """
        .formatted(port, 0x30 + port);
  }

  private String disk(int n) {
    return """
    {"name": "/dev/sd%c", "model": "MZ7LH1T9HMLT-00005", "size": %d, "rotational": false, \
    "wwn": "0x5002538e%08x", "serial": "S455NY0M%08d", "vendor": "ATA", "wwn_with_extension": "0x5002538e%08x", \
    "wwn_vendor_extension": null, "hctl": "0:0:%d:0", "by_path": "/dev/disk/by-path/pci-0000:18:00.0-scsi-0:0:%d:0"}\
    """
        .formatted((char) ('a' + n), DISK_BYTES, serial(n), serial(n), serial(n), n, n);
  }

  private int serial(int disk) {
    return machine.number() * DISKS + disk;
  }

  private static String pciDevice(int n) {
    return """
    {"vendor_id": "8086", "product_id": "%04x", "class": "060000", "revision": "04", "bus": "0000:%02x:%02x.%d"}\
    """
        .formatted(0x2020 + n, n / 8, n % 8, n % 4);
  }
}
