package io.ironicinspector.conductor.hook.lldp;

import io.ironicinspector.conductor.ramdisk.IpText;
import java.util.Optional;

/** Reads what identifies a switch or a port: a subtype, then a text or an address. */
final class Addresses {
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;
  private static final int IEEE_802 = 6;

  private Addresses() {}

  /** Empty if it is an address of an unknown family. */
  static Optional<String> chassisId(Payload payload) {
    int subtype = payload.uint8();
    return switch (subtype) {
      case 1, 2, 3, 6, 7 -> Optional.of(payload.text());
      case 4 -> Optional.of(payload.mac());
      case 5 -> address(payload);
      default -> throw new MalformedTlvException("unknown chassis id subtype " + subtype);
    };
  }

  /** Whether a chassis id is a MAC address of its own subtype. */
  static boolean isMac(Tlv chassisId) {
    return chassisId.value().length > 0 && chassisId.value()[0] == 4;
  }

  /** Empty if it is an address of an unknown family. */
  static Optional<String> portId(Payload payload) {
    int subtype = payload.uint8();
    return switch (subtype) {
      case 1, 2, 5, 7 -> Optional.of(payload.text());
      case 3 -> Optional.of(payload.mac());
      case 4 -> address(payload);
      default -> throw new MalformedTlvException("unknown port id subtype " + subtype);
    };
  }

  /** A family and an address of it; empty if the family is unknown. */
  static Optional<String> address(Payload payload) {
    return switch (payload.uint8()) {
      case IPV4 -> Optional.of(IpText.of(payload.take(4)));
      case IPV6 -> Optional.of(IpText.of(payload.take(16)));
      case IEEE_802 -> Optional.of(payload.mac());
      default -> Optional.empty();
    };
  }
}
