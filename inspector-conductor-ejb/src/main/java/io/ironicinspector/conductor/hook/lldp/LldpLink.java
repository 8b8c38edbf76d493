package io.ironicinspector.conductor.hook.lldp;

import java.util.LinkedHashMap;
import java.util.Map;

/** The two values of a frame by which Ironic knows the other end of a cable. */
public final class LldpLink {
  /** The switch, by its MAC address. */
  public static final String SWITCH_ID = "switch_id";

  /** The port of the switch, by whatever it calls it. */
  public static final String PORT_ID = "port_id";

  private static final int CHASSIS_ID = 1;
  private static final int PORT = 2;

  private LldpLink() {}

  /** By name, in the frame's order; only what it has. */
  public static Map<String, String> of(LldpFrame frame) {
    Map<String, String> link = new LinkedHashMap<>();
    frame.forEach(tlv -> read(tlv, link));
    return link;
  }

  private static void read(Tlv tlv, Map<String, String> link) {
    if (tlv.type() == CHASSIS_ID && Addresses.isMac(tlv)) {
      Addresses.chassisId(tlv.payload()).ifPresent(mac -> link.put(SWITCH_ID, mac));
    } else if (tlv.type() == PORT) {
      Addresses.portId(tlv.payload()).ifPresent(id -> link.put(PORT_ID, id));
    }
  }
}
