package io.ironicinspector.conductor.hook.lldp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.conductor.Samples;
import io.ironicinspector.conductor.json.JsonField;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LldpReportSamplesTest {
  static Stream<Named<JsonObject>> cases() {
    return Samples.read("lldp-cases.json").asJsonObject().getJsonArray("cases").stream()
        .map(JsonValue::asJsonObject)
        .map(sample -> Named.of(sample.getString("name"), sample));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysTheSameAsUpstreamAndSkipsWhatFailsARunThere(JsonObject sample) {
    JsonObject report = LldpReport.of(LldpFrame.of(JsonField.of(sample, "tlvs")));
    JsonObject expected =
        sample.containsKey("expected_exception")
            ? JsonValue.EMPTY_JSON_OBJECT
            : sample.getJsonObject("expected_lldp_processed");
    assertThat(report).isEqualTo(expected);
    assertThat(report.keySet()).containsExactlyElementsOf(expected.keySet());
  }
}
