package io.ironicinspector.conductor.hook.hints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.conductor.Samples;
import io.ironicinspector.conductor.json.JsonField;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RootDeviceHintsSamplesTest {
  private static final JsonObject SAMPLES = Samples.read("root-device-hints.json").asJsonObject();

  static Stream<Named<JsonObject>> cases() {
    return SAMPLES.getJsonArray("cases").stream()
        .map(JsonValue::asJsonObject)
        .map(sample -> Named.of(sample.get("root_device").toString(), sample));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsTheSameDiskAsIronic(JsonObject sample) {
    JsonObject given = sample.getJsonObject("root_device");
    if (given.isEmpty()) {
      assertThat(RootDeviceHints.parse(given).isEmpty()).isTrue(); // upstream raises TypeError
      return;
    }
    if (sample.containsKey("error")) {
      assertThatThrownBy(() -> RootDeviceHints.parse(given))
          .isInstanceOf(InvalidHintException.class)
          .hasMessage(sample.getString("error"));
      return;
    }
    RootDeviceHints hints = RootDeviceHints.parse(given);
    assertThat(normalised(hints)).isEqualTo(normalised(sample.getJsonObject("normalised")));
    List<JsonField> disks = JsonField.of(SAMPLES, "disks").elements();
    assertThat(
            hints.matching(disks).stream()
                .findFirst()
                .map(disk -> disk.get("name").value())
                .orElse(JsonValue.NULL))
        .isEqualTo(sample.get("match"));
  }

  private static Object normalised(RootDeviceHints hints) {
    return hints.normalised().entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().field(), e -> withoutBlanks(e.getValue())));
  }

  private static Object normalised(JsonObject hints) {
    return hints.entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> e.getKey(), e -> withoutBlanks(e.getValue().toString().replace("\"", ""))));
  }

  /** Ironic leaves the blanks of a size as they are. */
  private static String withoutBlanks(String text) {
    return text.replace(" ", "");
  }
}
