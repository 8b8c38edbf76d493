package io.ironicinspector.osloconfig.option;

import static io.ironicinspector.osloconfig.option.Option.ignored;
import static io.ironicinspector.osloconfig.option.Option.option;
import static io.ironicinspector.osloconfig.option.OptionTypes.atLeast;
import static io.ironicinspector.osloconfig.option.OptionTypes.bool;
import static io.ironicinspector.osloconfig.option.OptionTypes.choice;
import static io.ironicinspector.osloconfig.option.OptionTypes.dict;
import static io.ironicinspector.osloconfig.option.OptionTypes.list;
import static io.ironicinspector.osloconfig.option.OptionTypes.text;

import java.util.stream.Stream;

/** Who may boot, and how machines find this service. */
final class NetworkOptions {
  private NetworkOptions() {}

  static Stream<OptionGroup> groups() {
    return Stream.of(pxeFilter(), dnsmasq().notYet(), iptables().notYet(), mdns().notYet());
  }

  private static OptionGroup pxeFilter() {
    return OptionGroup.of(
        "pxe_filter",
        "Which machines get an answer when they boot from the network.",
        option(
                "driver",
                choice("iptables", "dnsmasq", "noop"),
                "Who filters: iptables or dnsmasq on this machine, or nobody (noop).")
            .or("iptables"),
        option("sync_period", atLeast(0), "Seconds between two runs of the filter; 0: no runs.")
            .or("15")
            .notYet(),
        option(
                "deny_unknown_macs",
                bool(),
                "Let no machine boot that has no port in Ironic, so that none is discovered.")
            .or("false")
            .notYet());
  }

  private static OptionGroup dnsmasq() {
    return OptionGroup.of(
        "dnsmasq_pxe_filter",
        "The filter dnsmasq.",
        option("dhcp_hostsdir", text(), "Folder that dnsmasq reads with --dhcp-hostsdir.")
            .or("/var/lib/ironic-inspector/dhcp-hostsdir"),
        option("purge_dhcp_hostsdir", bool(), "Empty that folder when the service starts.")
            .or("true"),
        option("dnsmasq_start_command", text(), "Command that starts dnsmasq, if any."),
        option("dnsmasq_stop_command", text(), "Command that stops dnsmasq, if any."));
  }

  private static OptionGroup iptables() {
    return OptionGroup.of(
        "iptables",
        "The filter iptables.",
        option("dnsmasq_interface", text(), "Interface on which DHCP requests come in.")
            .or("br-ctlplane")
            .formerly("firewall.dnsmasq_interface"),
        option("firewall_chain", text(), "Name of the chain that the filter fills.")
            .or("ironic-inspector")
            .formerly("firewall.firewall_chain"),
        option(
            "ethoib_interfaces",
            list(),
            "Ethernet-over-InfiniBand interfaces, whose machines show addresses of their own."),
        option("ip_version", choice("4", "6"), "Which IP version the boot network has.").or("4"),
        ignored("manage_firewall", text(), "", "it became driver of [pxe_filter]: noop for false")
            .formerly("firewall.manage_firewall"));
  }

  private static OptionGroup mdns() {
    return OptionGroup.of(
        "mdns",
        "Multicast DNS.",
        option("registration_attempts", atLeast(1), "How often to try to announce the service.")
            .or("5"),
        option("lookup_attempts", atLeast(1), "How often to try to find a service.").or("3"),
        option("params", dict(), "More parameters to announce."),
        option(
            "interfaces", list(), "Addresses of the interfaces to announce on; all without it."));
  }
}
