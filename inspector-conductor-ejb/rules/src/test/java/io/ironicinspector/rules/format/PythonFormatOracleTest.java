package io.ironicinspector.rules.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.rules.Json;
import io.ironicinspector.rules.python.PythonText;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code str.format} of Python 3.11 answered to the same texts. */
class PythonFormatOracleTest {
  private static final Map<String, Object> ORACLE = Json.resource("golden/formats.json");

  static Stream<Map<String, Object>> cases() {
    return Json.objects(ORACLE.get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsTheOracle(Map<String, Object> sample) {
    String format = (String) sample.get("format");
    Object data = ORACLE.get("data");

    if (sample.containsKey("text")) {
      assertThat(PythonFormat.format(format, data)).isEqualTo(sample.get("text"));
    } else {
      String message =
          sample.containsKey("key")
              ? "Invalid formatting variable key provided in value %s: %s"
                  .formatted(format, PythonText.repr(sample.get("key")))
              : "Invalid formatting of value %s: %s".formatted(format, sample.get("fails"));
      assertThatThrownBy(() -> PythonFormat.format(format, data))
          .isInstanceOf(FormatException.class)
          .hasMessage(message);
    }
  }
}
