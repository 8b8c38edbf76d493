package io.ironicinspector.conductor.ironic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BmcAddressesTest {
  private static final Map<String, String> NAMES =
      Map.of("bmc", "10.0.0.1 10.0.0.2 2001:db8::1", "self", "127.0.0.1 ::1");

  private final BmcAddresses addresses =
      new BmcAddresses(List.of("redfish_address", "drac_address"), BmcAddressesTest::resolve);

  @ParameterizedTest
  @CsvSource({
    "10.0.0.5, 10.0.0.5",
    "https://10.0.0.5:8443/redfish/v1, 10.0.0.5",
    "https://user@10.0.0.5, 10.0.0.5",
    "'[2001:db8:0::5]', 2001:db8::5",
    "'https://[2001:db8::5]:443/', 2001:db8::5",
    "bmc, 10.0.0.2 2001:db8::1",
    "self, ''",
    "unknown, ''"
  })
  void findsTheLastAddressOfEachKind(String value, String expected) {
    assertThat(String.join(" ", found("ipmi_address", value))).isEqualTo(expected);
  }

  @Test
  void theFirstFieldWithAValueDecidesEvenIfItDoesNotResolve() {
    assertThat(found("ipmi_address", "", "drac_address", "bmc")).hasSize(2);
    assertThat(found("ipmi_address", "unknown", "drac_address", "bmc")).isEmpty();
    assertThat(found("redfish_address", "10.0.0.7", "drac_address", "bmc"))
        .containsExactly("10.0.0.7");
  }

  @Test
  void aBridgedBmcIsNotTheMachinesOwn() {
    assertThat(found("ipmi_address", "10.0.0.5", "ipmi_bridging", "single")).isEmpty();
    assertThat(found("ipmi_address", "10.0.0.5", "ipmi_bridging", "no")).hasSize(1);
  }

  private List<String> found(String... fields) {
    JsonObjectBuilder driverInfo = Json.createObjectBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      driverInfo.add(fields[i], fields[i + 1]);
    }
    JsonObject built = driverInfo.build();
    return List.copyOf(addresses.of(Nodes.withDriverInfo(built)));
  }

  private static List<InetAddress> resolve(String host) throws UnknownHostException {
    if (host.equals("unknown")) {
      throw new UnknownHostException(host);
    }
    return Arrays.stream(NAMES.getOrDefault(host, host).split(" "))
        .map(BmcAddressesTest::literal)
        .toList();
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException notAnAddress) {
      throw new IllegalArgumentException(notAnAddress);
    }
  }
}
