package io.ironicinspector.osloconfig.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionTypesTest {
  private static final Map<String, OptionType> TYPES =
      Map.ofEntries(
          Map.entry("text", OptionTypes.text()),
          Map.entry("choice", OptionTypes.choice("a", "b")),
          Map.entry("matching", OptionTypes.matching("x+", "some x")),
          Map.entry("octal", OptionTypes.octal()),
          Map.entry("integer", OptionTypes.integer()),
          Map.entry("between", OptionTypes.integer(2, 5)),
          Map.entry("least", OptionTypes.atLeast(0)),
          Map.entry("most", OptionTypes.atMost(9)),
          Map.entry("real", OptionTypes.real()),
          Map.entry("bool", OptionTypes.bool()),
          Map.entry("list", OptionTypes.list(OptionTypes.choice("4", "6"))),
          Map.entry("dict", OptionTypes.dict()),
          Map.entry("port", OptionTypes.port()),
          Map.entry("ip", OptionTypes.ip()),
          Map.entry("host", OptionTypes.host()),
          Map.entry("uri", OptionTypes.uri("http", "https")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text | anything at all",
        "choice | a",
        "matching | xx",
        "octal | 0660",
        "octal | 0o600",
        "integer | -7",
        "between | 2",
        "between | 5",
        "least | 0",
        "most | -1",
        "real | 1.5e3",
        "bool | Yes",
        "bool | OFF",
        "list | 6, 4,",
        "dict | a:b,c:d:e,f:\"g,h\"",
        "port | 65535",
        "ip | 10.0.0.1",
        "ip | ::",
        "ip | fe80::1",
        "host | inspector-1.example.org",
        "host | under_score",
        "host | 2001:db8::1",
        "host | 0.0.0.0",
        "uri | https://ironic.example:6385/v1",
        "uri | http://[::1]:6385",
      })
  void goodValuesAreTaken(String type, String value) {
    assertThat(TYPES.get(type).accepts()).accepts(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "choice | A",
        "matching | y",
        "octal | 680",
        "integer | abc",
        "integer | 1.0",
        "between | 6",
        "least | -1",
        "least | 99999999999",
        "most | 10",
        "real | NaN",
        "bool | maybe",
        "list | 4,5",
        "dict | a",
        "dict | :b",
        "port | 0",
        "port | 65536",
        "ip | 256.0.0.1",
        "ip | localhost",
        "ip | [::1]",
        "ip | 1:2:3",
        "host | a b",
        "host | 300.1.1.1",
        "host | -a",
        "uri | ftp://a",
        "uri | ironic:6385",
        "uri | http://a b",
      })
  void badValuesAreRefused(String type, String value) {
    assertThat(TYPES.get(type).accepts()).rejects(value);
  }
}
