package io.ironicinspector.client.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonJsonTest {
  @Test
  void shapesAreCompactAndSortedAndEndWithALineFeed() {
    assertThat(sorted(Map.of("b", 1, "a", List.of(true, 2L), "c", Map.of())))
        .isEqualTo("{\"a\":[true,2],\"b\":1,\"c\":{}}\n");
    assertThat(sorted(Arrays.asList(null, "x", List.of()))).isEqualTo("[null,\"x\",[]]\n");
  }

  @Test
  void everythingOutsidePrintableAsciiIsEscapedAsPythonDoes() {
    assertThat(sorted("\"\\/\b\f\n\r\t\u0000\u001f\u007f\u00fc\u2028\uD83D\uDE00"))
        .isEqualTo(
            "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f\\u00fc\\u2028\\ud83d\\ude00\"\n");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "12345678901234567890123, 12345678901234567890123",
    "1.0, 1.0",
    "1.50, 1.5",
    "1E2, 100.0",
    "1e22, 1e+22",
    "123456789012345680.0, 1.2345678901234568e+17",
    "0.0001, 0.0001",
    "-0.00001, -1e-05",
    "-2.5e-7, -2.5e-07",
    "0.0, 0.0",
  })
  void numbersAreWrittenAsPythonDoes(String json, String expected) {
    assertThat(sorted(new BigDecimal(json))).isEqualTo(expected + "\n");
  }

  @Test
  void aTypeWithoutAFormIsADefect() {
    assertThatIllegalArgumentException().isThrownBy(() -> sorted('c'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "[[], {}]",
        "{\"b\": {\"z\": [1, -2, 3.14, 1e+22], \"a\": null}, \"a\": [true, false, {\"k\": \"v\"},"
            + " []]}",
        "\"text\"",
      })
  void documentsKeepTheirOrder(String document) {
    assertThat(spaced(document)).isEqualTo(document);
    assertThat(spaced(document.replace(" ", ""))).isEqualTo(document);
  }

  @Test
  void numbersInDocumentsBecomePythons() {
    assertThat(spaced("[1E+3, 1.50, -0, 1E-7, 12345678901234567890, 0.1234567890123456789]"))
        .isEqualTo("[1000.0, 1.5, 0, 1e-07, 12345678901234567890, 0.12345678901234568]");
  }

  @Test
  void aNumberWithoutAFloatStaysJson() {
    assertThat(spaced("[1e999, -1E999]")).isEqualTo("[1E+999, -1E+999]");
  }

  @Test
  void escapesInDocumentsBecomePythons() {
    assertThat(spaced("{\"\\u0041\\/\":\"\u00fc\\u00FC\"}"))
        .isEqualTo("{\"A/\": \"\\u00fc\\u00fc\"}");
  }

  @Test
  void textThatIsNoTextStaysReadable() {
    assertThat(spaced("[\"\\ud83d\", \"\\u007f\", 1e-999]"))
        .isEqualTo("[\"\\ud83d\", \"\\u007f\", 0.0]");
  }

  @Test
  void whatTakesTooMuchRoomIsRefused() {
    JsonValue swelling = Json.createValue("\u007f".repeat(1 << 20));
    assertThat(PythonJson.spaced(swelling, 7 << 20)).hasSize(6 * (1 << 20) + 2);
    assertThatExceptionOfType(TextTooLongException.class)
        .isThrownBy(() -> PythonJson.spaced(swelling, 5 << 20))
        .withMessage("takes more than 5 MiB as JSON text");
  }

  @Test
  void longTextsPassTheBlockBoundary() {
    String document = "[\"" + "x".repeat(20_000) + "\"]";
    assertThat(spaced(document)).isEqualTo(document);
  }

  private static String sorted(Object shape) {
    return new String(PythonJson.sorted(shape), StandardCharsets.US_ASCII);
  }

  private static String spaced(String document) {
    try (JsonReader reader = Json.createReader(new StringReader(document))) {
      return new String(PythonJson.spaced(reader.readValue()), StandardCharsets.US_ASCII);
    }
  }
}
