package io.ironicinspector.conductor.hook.lldp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.conductor.json.JsonField;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class LldpPropertyTest {
  private static final Logger LOGGER = Logger.getLogger("io.ironicinspector.conductor");

  @BeforeContainer
  static void silence() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterContainer
  static void speakAgain() {
    LOGGER.setLevel(null);
  }

  @Property
  void anyBytesOfAnyTypeAreReadOrSkipped(@ForAll("frames") List<Tlv> tlvs) {
    JsonObject report = LldpReport.of(frame(tlvs));
    assertThat(report.keySet()).allMatch(name -> name.startsWith("switch_"));
    assertThat(LldpLink.of(frame(tlvs)).keySet()).isSubsetOf(LldpLink.SWITCH_ID, LldpLink.PORT_ID);
  }

  @Property
  void whatIsMalformedCostsOnlyItself(
      @ForAll("frames") List<Tlv> tlvs, @ForAll("nonsense") JsonValue nonsense) {
    JsonArrayBuilder with = Json.createArrayBuilder().add(nonsense);
    json(tlvs).forEach(with::add);
    with.add(nonsense);
    LldpFrame frame = LldpFrame.of(new JsonField("lldp", with.build()));
    assertThat(LldpReport.of(frame)).isEqualTo(LldpReport.of(frame(tlvs)));
  }

  @Property
  void aSwitchIsKnownByItsMac(@ForAll @Size(6) byte[] mac) {
    JsonObject report = LldpReport.of(frame(List.of(new Tlv(1, prefixed(4, mac)))));
    assertThat(report.getString("switch_chassis_id"))
        .isEqualTo(HexFormat.ofDelimiter(":").formatHex(mac));
  }

  @Property
  void theFirstValueOfANameCounts(@ForAll @Size(6) byte[] mac, @ForAll @Size(6) byte[] other) {
    List<Tlv> first = List.of(new Tlv(1, prefixed(4, mac)));
    List<Tlv> both = List.of(first.get(0), new Tlv(1, prefixed(4, other)));
    assertThat(LldpReport.of(frame(both))).isEqualTo(LldpReport.of(frame(first)));
  }

  @Property
  void organisationValuesNeedNoOtherValueBeforeThem(@ForAll short vlan) {
    byte[] value = {0, (byte) 0x80, (byte) 0xc2, 1, (byte) (vlan >> 8), (byte) vlan};
    assertThat(
            LldpReport.of(frame(List.of(new Tlv(127, value))))
                .getInt("switch_port_untagged_vlan_id"))
        .isEqualTo(vlan & 0xffff);
  }

  @Provide
  Arbitrary<List<Tlv>> frames() {
    Arbitrary<Integer> types = Arbitraries.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 126, 127, 128);
    Arbitrary<byte[]> random = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
    Arbitrary<byte[]> likely =
        Combinators.combine(
                Arbitraries.of("", "04", "05", "0501", "0502", "0506", "0080c2", "00120f"),
                Arbitraries.integers().between(0, 9),
                random)
            .as((start, subtype, rest) -> join(HexFormat.of().parseHex(start), subtype, rest));
    return Combinators.combine(types, Arbitraries.oneOf(random, likely))
        .as(Tlv::new)
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<JsonValue> nonsense() {
    return Arbitraries.of(
        JsonValue.NULL,
        JsonValue.TRUE,
        Json.createValue("zz"),
        Json.createArrayBuilder().build(),
        Json.createArrayBuilder().add(1).build(),
        Json.createArrayBuilder().add(1).add(5).build(),
        Json.createArrayBuilder().add(1).addNull().build(),
        Json.createArrayBuilder().add("1").add("0461").build(),
        Json.createArrayBuilder().add(1).add("046").build(),
        Json.createArrayBuilder().add(1).add("zz").build(),
        Json.createArrayBuilder().add(1.5).add("0461").build(),
        Json.createArrayBuilder().add(-1).add("0461").build(),
        Json.createArrayBuilder().add(Long.MAX_VALUE).add("0461").build(),
        Json.createArrayBuilder().add(5).add("41").add("more").build(),
        JsonValue.EMPTY_JSON_OBJECT);
  }

  private static LldpFrame frame(List<Tlv> tlvs) {
    return LldpFrame.of(new JsonField("lldp", json(tlvs)));
  }

  private static JsonArray json(List<Tlv> tlvs) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    tlvs.forEach(
        tlv ->
            array.add(
                Json.createArrayBuilder()
                    .add(tlv.type())
                    .add(HexFormat.of().formatHex(tlv.value()))));
    return array.build();
  }

  private static byte[] prefixed(int first, byte[] rest) {
    return join(new byte[0], first, rest);
  }

  private static byte[] join(byte[] start, int middle, byte[] rest) {
    byte[] all = new byte[start.length + 1 + rest.length];
    System.arraycopy(start, 0, all, 0, start.length);
    all[start.length] = (byte) middle;
    System.arraycopy(rest, 0, all, start.length + 1, rest.length);
    return all;
  }
}
