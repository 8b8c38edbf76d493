package io.ironicinspector.rules.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.rules.Json;
import io.ironicinspector.rules.python.UnusableValueException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What jsonpath-rw 1.4.0 answered to the same paths. */
class JsonPathOracleTest {
  private static final Map<String, Object> ORACLE = Json.resource("golden/paths.json");
  private static final List<Object> DOCUMENTS = Json.list(ORACLE.get("documents"));

  static Stream<Map<String, Object>> cases() {
    return Json.objects(ORACLE.get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsTheOracle(Map<String, Object> sample) throws InvalidPathException {
    String path = (String) sample.get("path");
    Object document = DOCUMENTS.get(((Long) sample.get("doc")).intValue());

    if (sample.containsKey("error")) {
      assertThatThrownBy(() -> JsonPath.parse(path))
          .isInstanceOf(InvalidPathException.class)
          .hasMessage((String) sample.get("error"));
    } else if (sample.containsKey("fails")) {
      JsonPath parsed = JsonPath.parse(path);
      assertThatThrownBy(() -> parsed.find(document)).isInstanceOf(UnusableValueException.class);
    } else {
      assertThat(JsonPath.parse(path).find(document)).isEqualTo(sample.get("values"));
    }
  }
}
