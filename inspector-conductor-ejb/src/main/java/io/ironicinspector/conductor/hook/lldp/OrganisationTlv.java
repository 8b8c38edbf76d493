package io.ironicinspector.conductor.hook.lldp;

import io.ironicinspector.conductor.json.JsonDocuments;
import java.util.HexFormat;

/** The TLVs that IEEE 802.1 and 802.3 define: VLANs, link aggregation, link speed. */
final class OrganisationTlv {
  private static final int OUI_BYTES = 3;
  private static final String DOT1 = "0080c2";
  private static final String DOT3 = "00120f";
  private static final int ENABLED = 0x02;
  private static final int SUPPORTED = 0x01;

  private OrganisationTlv() {}

  static void read(Payload payload, ReportValues values) {
    String oui = HexFormat.of().formatHex(payload.take(OUI_BYTES));
    int subtype = payload.uint8();
    switch (oui) {
      case DOT1 -> dot1(subtype, payload, values);
      case DOT3 -> dot3(subtype, payload, values);
      default -> throw new MalformedTlvException("unknown organisation " + oui);
    }
  }

  private static void dot1(int subtype, Payload payload, ReportValues values) {
    switch (subtype) {
      case 1 -> values.setFirst("switch_port_untagged_vlan_id", payload.uint16());
      case 2 -> protocolVlan(payload, values);
      case 3 -> vlanName(payload, values);
      case 4 -> {
        String identity = HexFormat.of().formatHex(payload.takeCounted());
        values.append("switch_protocol_identities", JsonDocuments.string(identity));
      }
      case 6 -> values.setFirst("switch_port_management_vlan_id", payload.uint16());
      case 7 -> linkAggregation(payload, values);
      default -> {
        // Defined by newer standards, without a name here.
      }
    }
  }

  private static void dot3(int subtype, Payload payload, ReportValues values) {
    switch (subtype) {
      case 1 -> autonegotiation(payload, values);
      case 3 -> linkAggregation(payload, values);
      case 4 -> values.setFirst("switch_port_mtu", payload.uint16());
      default -> {
        // Power over Ethernet and the like, without a name here.
      }
    }
  }

  private static void protocolVlan(Payload payload, ReportValues values) {
    payload.requireExactly(3);
    int flags = payload.uint8();
    values.setFirst("switch_port_protocol_vlan_enabled", (flags & 0x04) != 0);
    values.setFirst("switch_port_protocol_vlan_support", (flags & 0x02) != 0);
    values.append("switch_port_protocol_vlan_ids", JsonDocuments.number(payload.uint16()));
  }

  private static void vlanName(Payload payload, ReportValues values) {
    int id = payload.uint16();
    String name = Payload.text(payload.takeCounted()).replaceFirst("\0+$", "");
    values.append(
        "switch_port_vlans", JsonDocuments.object().add("name", name).add("id", id).build());
  }

  private static void linkAggregation(Payload payload, ReportValues values) {
    payload.requireExactly(5);
    int flags = payload.uint8();
    values.setFirst("switch_port_link_aggregation_enabled", (flags & ENABLED) != 0);
    values.setFirst("switch_port_link_aggregation_support", (flags & SUPPORTED) != 0);
    values.setFirst("switch_port_link_aggregation_id", payload.uint32());
  }

  private static void autonegotiation(Payload payload, ReportValues values) {
    payload.requireExactly(5);
    int flags = payload.uint8();
    int capabilities = payload.uint16();
    String mauType = MauType.name(payload.uint16()); // before the first value: it may be unknown
    values.setFirst("switch_port_autonegotiation_enabled", (flags & ENABLED) != 0);
    values.setFirst("switch_port_autonegotiation_support", (flags & SUPPORTED) != 0);
    values.setFirst("switch_port_physical_capabilities", PhysicalCapability.named(capabilities));
    values.setFirst("switch_port_mau_type", mauType);
  }
}
