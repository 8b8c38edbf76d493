package io.ironicinspector.conductor.hook.lldp;

import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.MalformedFieldException;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a switch sent to an interface, in its order. Immutable. */
public final class LldpFrame {
  private static final Logger LOG = Logger.getLogger(LldpFrame.class.getName());

  private final String path;
  private final List<Tlv> tlvs;

  private LldpFrame(String path, List<Tlv> tlvs) {
    this.path = path;
    this.tlvs = List.copyOf(tlvs);
  }

  /**
   * What is in {@code lldp_raw} of an interface, or in the inventory if there is nothing.
   *
   * @throws MalformedFieldException if neither is a list
   */
  public static LldpFrame of(RamdiskData data, String interfaceName, JsonField inInventory) {
    JsonField raw = data.field("lldp_raw").get(interfaceName);
    JsonField list = raw.isFalsy() ? inInventory.get("lldp") : raw;
    if (list.value() == JsonValue.NULL) {
      LOG.log(Level.WARNING, "{0}: no LLDP data of interface {1}", args(list, interfaceName));
    }
    return of(list);
  }

  static LldpFrame of(JsonField list) {
    List<Tlv> tlvs = new ArrayList<>();
    list.elements().forEach(field -> read(field).ifPresent(tlvs::add));
    return new LldpFrame(list.path(), tlvs);
  }

  /** Calls {@code reader} with each; one that cannot be read is left out. */
  void forEach(Consumer<Tlv> reader) {
    for (Tlv tlv : tlvs) {
      try {
        reader.accept(tlv);
      } catch (MalformedTlvException malformed) {
        LOG.log(
            Level.WARNING,
            "{0}: {1} ignored: {2}",
            new Object[] {path, tlv, malformed.getMessage()});
      }
    }
  }

  private static Optional<Tlv> read(JsonField field) {
    if (field.value() instanceof JsonArray pair
        && pair.size() == 2
        && pair.get(0) instanceof JsonNumber type
        && pair.get(1) instanceof JsonString hex) {
      try {
        return Optional.of(new Tlv(type(field, type), HexFormat.of().parseHex(hex.getString())));
      } catch (MalformedFieldException | IllegalArgumentException malformed) {
        LOG.log(Level.WARNING, "{0} ignored: {1}", args(field, shortened(malformed.getMessage())));
        return Optional.empty();
      }
    }
    LOG.log(
        Level.WARNING,
        "{0} ignored: it is not of the form [type, hexadecimal digits]",
        args(field));
    return Optional.empty();
  }

  private static int type(JsonField field, JsonNumber type) {
    JsonField typeField = new JsonField(field.path() + "[0]", type);
    long number = typeField.integer();
    if (number < 0 || number > 255 || !type.isIntegral()) {
      throw typeField.wrongType("a type of 0 to 127");
    }
    return (int) number;
  }

  private static String shortened(String message) {
    return message.length() <= 120 ? message : message.substring(0, 120) + "...";
  }

  private static Object[] args(JsonField field, Object... more) {
    List<Object> all = new ArrayList<>();
    all.add(field.path());
    all.addAll(List.of(more));
    return all.toArray();
  }
}
