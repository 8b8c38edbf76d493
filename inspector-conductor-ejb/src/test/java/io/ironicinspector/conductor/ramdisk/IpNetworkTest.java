package io.ironicinspector.conductor.ramdisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpNetworkTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.0/255.255.255.0, 192.0.2.1, true",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "0.0.0.0/0, 198.51.100.1, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 192.0.2.1, false",
    "2001:db8::/64, 2001:db8::ffff, true",
    "2001:db8::/64, 2001:db8:0:1::, false",
    "fe80::/10, fe80::5054:ff:feaa:bb01%eno1, true",
  })
  void containsAddressesOfItsOwnVersion(String network, String address, boolean contains) {
    assertThat(IpNetwork.parse(network).contains(IpText.parseScoped(address).orElseThrow()))
        .isEqualTo(contains);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1/24, has host bits set",
    "192.0.2.0/33, prefix length must be 0 to 32",
    "192.0.2.0/, is no prefix length",
    "192.0.2.0/255.0.255.0, is no prefix length",
    "192.0.2.0/::, is no prefix length",
    "nonsense/24, nonsense is no IP address",
    "2001:db8::/129, prefix length must be 0 to 128",
  })
  void otherTextIsRefused(String text, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IpNetwork.parse(text))
        .withMessageContaining(why);
  }
}
