package io.ironicinspector.api;

/** What a small machine's ramdisk sends, and what the default hooks make of it. */
final class SampleData {
  static final String UNPROCESSED =
      """
      {"inventory": {"interfaces": [{"name": "em1", "mac_address": "11:22:33:AA:bb:01",
        "ipv4_address": "192.0.2.7", "client_id": null}], "cpu": {"count": 4}, "disks": []},
       "boot_interface": "01-11-22-33-aa-bb-01", "root_disk": null}""";

  static final String PROCESSED =
      """
      {"inventory": {"cpu": {"count": 4}, "disks": []}, "root_disk": null, "local_gb": 0, "cpus": 4,
       "all_interfaces": {
        "em1": {"ip": "192.0.2.7", "mac": "11:22:33:aa:bb:01", "client_id": null, "pxe": true,
         "lldp_processed": {"switch_port_id": "ge-0/0/1"}},
        "em2": {"ip": null, "mac": "11:22:33:aa:bb:02", "client_id": "ff:00", "pxe": false}},
       "interfaces": {
        "em1": {"ip": "192.0.2.7", "mac": "11:22:33:aa:bb:01", "client_id": null, "pxe": true}},
       "macs": ["11:22:33:aa:bb:01"], "ipmi_address": "198.51.100.1", "ipmi_v6address": null,
       "added_by_another_hook": true}""";

  /** With all kinds of changes. */
  static final String CHANGED =
      PROCESSED
          .replace("\"cpus\": 4", "\"cpus\": 8")
          .replace("\"root_disk\": null,", "")
          .replace("added_by_another", "also_added_by_another");

  private SampleData() {}
}
