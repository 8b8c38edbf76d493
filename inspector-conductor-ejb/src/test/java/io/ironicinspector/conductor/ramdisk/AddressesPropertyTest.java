package io.ironicinspector.conductor.ramdisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** IP and MAC addresses as text. */
class AddressesPropertyTest {
  @Property
  void anyTextIsAnAddressOrNot(@ForAll("almostAddresses") String text) {
    IpText.parse(text).ifPresent(ip -> assertThat(text).matches("[0-9a-fA-F:.]+"));
    assertThat(IpText.canonical(text)).isNotNull();
    assertThat(IpText.withoutZone(text)).doesNotContain("%");
    MacText.parse(text).ifPresent(mac -> assertThat(mac).hasSize(17));
    Throwable refused = catchThrowable(() -> IpNetwork.parse(text));
    if (refused != null) {
      assertThat(refused).isInstanceOf(IllegalArgumentException.class).message().isNotBlank();
    }
  }

  @Property
  void theCanonicalFormIsAFixedPoint(@ForAll @Size(16) byte[] bytes) {
    String text = IpText.of(bytes);
    assertThat(IpText.canonical(text.toUpperCase(Locale.ROOT))).isEqualTo(text);
    assertThat(IpText.canonical(text + "/64")).isEqualTo(text);
    assertThat(IpText.parseScoped(text + "%eth0")).map(InetAddress::getAddress).contains(bytes);
  }

  @Property
  void anIpv4AddressIsItsFourNumbers(@ForAll @Size(4) byte[] bytes) {
    String text =
        "%d.%d.%d.%d".formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff, bytes[3] & 0xff);
    assertThat(IpText.of(bytes)).isEqualTo(text);
    assertThat(IpText.parse(text)).map(InetAddress::getAddress).contains(bytes);
  }

  @Property
  void aNetworkContainsWhatSharesItsPrefix(
      @ForAll @Size(4) byte[] bytes,
      @ForAll @Size(4) byte[] other,
      @ForAll @IntRange(min = 0, max = 32) int prefix) {
    int mask = prefix == 0 ? 0 : -1 << (32 - prefix);
    int base = number(bytes) & mask;
    IpNetwork network = IpNetwork.parse(IpText.of(bytes(base)) + "/" + prefix);
    assertThat(network.contains(address(other))).isEqualTo((number(other) & mask) == base);
    assertThat(network.contains(address(bytes(base)))).isTrue();
  }

  @Property
  void aMacIsLowerCaseWithColons(@ForAll @Size(6) byte[] bytes) {
    String mac = HexFormat.ofDelimiter(":").formatHex(bytes);
    assertThat(MacText.parse(mac.toUpperCase(Locale.ROOT))).contains(mac);
    assertThat(MacText.parse(mac.replace(':', '-'))).isEmpty();
    assertThat(MacText.parse(mac + ":00")).isEmpty();
  }

  @Provide
  Arbitrary<String> almostAddresses() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().withChars("0123456789abcdefABCDEF:./%").ofMaxLength(50),
        Arbitraries.of(
            "", ":", "::", ":::", ".", "1.2.3.4.", "::1%", "%", "/", "1/", ".:", "a:.b"));
  }

  private static InetAddress address(byte[] bytes) {
    return IpText.parse(IpText.of(bytes)).orElseThrow();
  }

  private static int number(byte[] bytes) {
    return java.nio.ByteBuffer.wrap(bytes).getInt();
  }

  private static byte[] bytes(int number) {
    return java.nio.ByteBuffer.allocate(4).putInt(number).array();
  }
}
