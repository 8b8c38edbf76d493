package io.ironicinspector.conductor.ramdisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTextTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.5, 10.0.0.5",
    "2001:DB8:0:0:0:0:0:5, 2001:db8::5",
    "2001:db8::5/64, 2001:db8::5",
    "2001:db8:0:1:0:0:0:5, 2001:db8:0:1::5",
    "2001:db8:0:1:1:1:1:5, 2001:db8:0:1:1:1:1:5",
    "::, ::",
    "fe80::1, fe80::1",
    "bmc.example, bmc.example"
  })
  void hasOneFormForEachAddress(String text, String canonical) {
    assertThat(IpText.canonical(text)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense", "256.1.1.1", "1.2.3", "1.2.3.4.", "", "localhost", ":::", "g::"})
  void isNoAddress(String text) {
    assertThat(IpText.parse(text)).isEmpty();
  }
}
