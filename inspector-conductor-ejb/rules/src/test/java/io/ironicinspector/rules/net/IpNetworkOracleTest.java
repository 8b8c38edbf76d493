package io.ironicinspector.rules.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.rules.Json;
import io.ironicinspector.rules.python.UnusableValueException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What netaddr 0.8.0 answered to the same networks and addresses. */
class IpNetworkOracleTest {
  private static final Map<String, Object> ORACLE = Json.resource("golden/networks.json");
  private static final List<Object> ADDRESSES = Json.list(ORACLE.get("addresses"));

  static Stream<Map<String, Object>> cases() {
    return Json.objects(ORACLE.get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsTheOracle(Map<String, Object> sample) throws InvalidNetworkException {
    String text = (String) sample.get("network");

    if (sample.containsKey("error")) {
      assertThatThrownBy(() -> IpNetwork.parse(text))
          .isInstanceOf(InvalidNetworkException.class)
          .hasMessage("invalid IPNetwork " + text);
    } else {
      IpNetwork network = IpNetwork.parse(text);
      String answers =
          ADDRESSES.stream()
              .map(address -> contains(network, address))
              .collect(Collectors.joining());
      assertThat(answers).isEqualTo(sample.get("contains"));
    }
  }

  private static String contains(IpNetwork network, Object address) {
    try {
      return network.contains(address) ? "1" : "0";
    } catch (UnusableValueException e) {
      return "x";
    }
  }
}
