package io.ironicinspector.osloconfig.option;

import static io.ironicinspector.osloconfig.option.Option.ignored;
import static io.ironicinspector.osloconfig.option.Option.option;
import static io.ironicinspector.osloconfig.option.OptionTypes.atLeast;
import static io.ironicinspector.osloconfig.option.OptionTypes.bool;
import static io.ironicinspector.osloconfig.option.OptionTypes.choice;
import static io.ironicinspector.osloconfig.option.OptionTypes.dict;
import static io.ironicinspector.osloconfig.option.OptionTypes.integer;
import static io.ironicinspector.osloconfig.option.OptionTypes.list;
import static io.ironicinspector.osloconfig.option.OptionTypes.matching;
import static io.ironicinspector.osloconfig.option.OptionTypes.text;

import java.util.stream.Stream;

/** What is done with a ramdisk's data: {@code [processing]} and the sections of hooks. */
final class ProcessingOptions {
  private ProcessingOptions() {}

  static Stream<OptionGroup> groups() {
    return Stream.of(
        processing(),
        capabilities(),
        discovery(),
        accelerators(),
        extraHardware(),
        pciDevices(),
        physicalNetworks());
  }

  private static OptionGroup accelerators() {
    return OptionGroup.of(
        "accelerators",
        "The hook \"accelerators\".",
        option(
            "known_devices",
            text(),
            "YAML file with the PCI devices that count as accelerators. Without it the list that"
                + " comes with the service."));
  }

  private static OptionGroup extraHardware() {
    return OptionGroup.of(
        "extra_hardware",
        "The hook \"extra_hardware\".",
        option(
                "strict",
                bool(),
                "Throw all of the extra data away if one entry of it has not the right shape.")
            .or("false"));
  }

  private static OptionGroup pciDevices() {
    return OptionGroup.of(
        "pci_devices",
        "The hook \"pci_devices\".",
        option(
                "alias",
                matching("(?s)\\{.*\\}", "a JSON object with vendor_id, product_id and name"),
                "A kind of PCI device to count: a JSON object with vendor_id, product_id and the"
                    + " name of the capability that gets the number.")
            .repeatedly());
  }

  private static OptionGroup physicalNetworks() {
    return OptionGroup.of(
        "port_physnet",
        "The hook \"physnet_cidr_map\".",
        option(
            "cidr_map",
            list(matching("[^:/]*[:./\\w]*/\\d{1,3}:.+", "network/prefix:physical network")),
            "Which physical network a port belongs to, by its address: network/prefix and, after"
                + " a colon, the name."));
  }

  private static OptionGroup processing() {
    return OptionGroup.of("processing", "What is done with the data that a ramdisk posts.")
        .and(hooks())
        .and(ports())
        .and(storage())
        .and(
            Stream.of("log_bmc_address", "store_data_location")
                .map(
                    name ->
                        ignored(name, text(), "", "ironic-inspector gave it up; the line can go")));
  }

  private static Stream<Option> hooks() {
    return Stream.of(
        option(
                "default_processing_hooks",
                text(),
                "Names for use in processing_hooks, as $default_processing_hooks.")
            .or(
                "ramdisk_error,root_disk_selection,scheduler,validate_interfaces,capabilities,"
                    + "pci_devices"),
        option("processing_hooks", text(), "Hooks that look at the data, in this order.")
            .or("$default_processing_hooks"),
        option(
                "node_not_found_hook",
                text(),
                "Hook that is asked when the data fits no node: enroll makes a new one; none asks"
                    + " nobody.")
            .or("none"),
        option("overwrite_existing", bool(), "Replace values that the node in Ironic already has.")
            .or("true"),
        option(
                "disk_partitioning_spacing",
                bool(),
                "Leave one GiB of the root disk free when local_gb is worked out.")
            .or("true"),
        option(
                "power_off",
                bool(),
                "Switch the machine off at the end, if this service had switched it on.")
            .or("true"),
        option(
                "permit_active_introspection",
                bool(),
                "Take data from machines that are in use (node states active and rescue). Their"
                    + " power is left alone.")
            .or("false"));
  }

  private static Stream<Option> ports() {
    return Stream.of(
        option(
                "add_ports",
                choice("all", "active", "pxe", "disabled"),
                "Which network interfaces become ports in Ironic: all, those with an IP address"
                    + " (active), the one that the machine booted from (pxe), or none (disabled).")
            .or("pxe"),
        option(
                "keep_ports",
                choice("all", "present", "added"),
                "Which ports stay in Ironic: all, those whose interface the machine has (present),"
                    + " or those that add_ports chose (added).")
            .or("all"),
        option(
                "update_pxe_enabled",
                bool(),
                "Set pxe_enabled of each port by what the machine booted from.")
            .or("true"));
  }

  private static Stream<Option> storage() {
    return Stream.of(
        option(
                "store_data",
                choice("none", "database", "swift"),
                "Where the data is kept, for requests for it and for processing it again. swift"
                    + " needs the section [swift], in APIs and in conductors.")
            .or("none"),
        option(
                "history_runs",
                integer(0, 1000),
                "How many past introspections of a node are remembered, with what was found"
                    + " unless store_data is none. 0: none.")
            .or("10"),
        option(
                "history_unprocessed",
                bool(),
                "Remember what their ramdisks sent, too, so that it can be processed again. About"
                    + " doubles what the history takes in the database.")
            .or("true"),
        option("ramdisk_logs_dir", text(), "Folder for the logs that a ramdisk sends along."),
        option(
                "ramdisk_logs_max_size",
                atLeast(1),
                "MiB that one such file may have; a larger one is not kept.")
            .or("32"),
        option(
                "ramdisk_logs_max_total_size",
                atLeast(0),
                "MiB that all of them may have; then the oldest go. 0: any number.")
            .or("1024"),
        option(
                "always_store_ramdisk_logs",
                bool(),
                "Keep those logs after a success too, not only after a failure.")
            .or("false"),
        option(
                "ramdisk_logs_filename_format",
                text(),
                "Name of such a file. In place of {uuid}, {bmc}, {mac} stands what identifies the"
                    + " machine, and {dt} is the time, with a strftime format after a colon.")
            .or("{uuid}_{dt:%Y%m%d-%H%M%S.%f}.tar.gz"));
  }

  private static OptionGroup capabilities() {
    return OptionGroup.of(
        "capabilities",
        "The hook \"capabilities\".",
        option("boot_mode", bool(), "Store whether the machine booted by BIOS or UEFI.")
            .or("false"),
        option(
                "cpu_flags",
                dict(),
                "Processor flags to look for, each with the capability that it stands for.")
            .or(
                "vmx:cpu_vt,svm:cpu_vt,aes:cpu_aes,pse:cpu_hugepages,pdpe1gb:cpu_hugepages_1g,"
                    + "smx:cpu_txt"));
  }

  private static OptionGroup discovery() {
    return OptionGroup.of(
        "discovery",
        "Machines that Ironic does not know yet.",
        option("enroll_node_driver", text(), "Driver of nodes that the hook enroll makes.")
            .or("fake-hardware"),
        option("enroll_node_fields", dict(), "More fields of such nodes."),
        option(
                "enabled_bmc_address_version",
                list(choice("4", "6")),
                "Which version of the management controller's address is used, the better first.")
            .or("4,6"));
  }
}
