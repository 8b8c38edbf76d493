package io.ironicinspector.rules.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.rules.Trees;
import io.ironicinspector.rules.python.UnusableValueException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IpNetworkPropertyTest {
  @Property
  void anyTextIsANetworkOrRefused(
      @ForAll("texts") String network, @ForAll("documents") Object value) {
    try {
      IpNetwork parsed = IpNetwork.parse(network);
      assertThat(IpNetwork.parse(network)).isEqualTo(parsed);
      assertThat(parsed.contains(value)).isIn(true, false);
    } catch (InvalidNetworkException | UnusableValueException told) {
      assertThat(told.getMessage()).isNotBlank();
    }
  }

  @Property
  void eachAddressIsInItsNetworks(
      @ForAll @Size(4) byte[] bytes, @ForAll @IntRange(max = 32) int prefix)
      throws InvalidNetworkException, UnknownHostException {
    String address = InetAddress.getByAddress(bytes).getHostAddress();

    assertThat(IpNetwork.parse(address + "/" + prefix).contains(address)).isTrue();
  }

  @Property
  void eachLongAddressIsInItsNetworks(
      @ForAll @Size(16) byte[] bytes, @ForAll @IntRange(max = 128) int prefix)
      throws InvalidNetworkException, UnknownHostException {
    InetAddress address = InetAddress.getByAddress(bytes);
    if (bytes.length == address.getAddress().length) {
      String text = address.getHostAddress();

      assertThat(IpNetwork.parse(text + "/" + prefix).contains(text)).isTrue();
      assertThat(IpNetwork.parse("0.0.0.0/0").contains(text)).isFalse();
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.strings().withChars("0123456789abcdef.:/%x ").ofMaxLength(20));
  }

  @Provide
  Arbitrary<Object> documents() {
    return Arbitraries.oneOf(texts().asGeneric(), Trees.any());
  }
}
