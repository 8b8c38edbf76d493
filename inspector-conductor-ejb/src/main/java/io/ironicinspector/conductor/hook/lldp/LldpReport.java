package io.ironicinspector.conductor.hook.lldp;

import io.ironicinspector.conductor.json.JsonDocuments;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/** A frame in names and words, as stored under {@code lldp_processed}. */
public final class LldpReport {
  private LldpReport() {}

  /** Empty if the frame says nothing. */
  public static JsonObject of(LldpFrame frame) {
    ReportValues values = new ReportValues();
    frame.forEach(tlv -> read(tlv, values));
    return values.toJson();
  }

  private static void read(Tlv tlv, ReportValues values) {
    Payload payload = tlv.payload();
    switch (tlv.type()) {
      case 1 -> values.setFirst("switch_chassis_id", orNull(Addresses.chassisId(payload)));
      case 2 -> values.setFirst("switch_port_id", orNull(Addresses.portId(payload)));
      case 4 -> values.setFirst("switch_port_description", payload.text());
      case 5 -> values.setFirst("switch_system_name", payload.text());
      case 6 -> values.setFirst("switch_system_description", payload.text());
      case 7 -> capabilities(payload, values);
      case 8 -> managementAddress(payload, values);
      case 127 -> OrganisationTlv.read(payload, values);
      default -> {
        // End of frame, time to live, and what nobody has a name for.
      }
    }
  }

  private static void capabilities(Payload payload, ReportValues values) {
    payload.requireExactly(4);
    values.setFirst("switch_capabilities_support", SystemCapability.named(payload.uint16()));
    values.setFirst("switch_capabilities_enabled", SystemCapability.named(payload.uint16()));
  }

  private static void managementAddress(Payload payload, ReportValues values) {
    payload.uint8(); // the length: the family says it better
    Addresses.address(payload)
        .ifPresent(
            address -> values.append("switch_mgmt_addresses", JsonDocuments.string(address)));
  }

  private static JsonValue orNull(Optional<String> text) {
    return text.<JsonValue>map(JsonDocuments::string).orElse(JsonValue.NULL);
  }
}
