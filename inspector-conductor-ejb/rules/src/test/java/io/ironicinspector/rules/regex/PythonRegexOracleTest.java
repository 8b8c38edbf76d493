package io.ironicinspector.rules.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.rules.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Python 3.11 answered to the same expressions. */
class PythonRegexOracleTest {
  private static final Map<String, Object> ORACLE = Json.resource("golden/regexes.json");
  private static final List<Object> TEXTS = Json.list(ORACLE.get("texts"));

  static Stream<Map<String, Object>> cases() {
    return Json.objects(ORACLE.get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsTheOracle(Map<String, Object> sample) throws InvalidRegexException {
    String regex = (String) sample.get("regex");

    if (sample.containsKey("error")) {
      assertThatThrownBy(() -> PythonRegex.compile(regex))
          .isInstanceOf(InvalidRegexException.class)
          .hasMessage((String) sample.get("error"));
    } else {
      PythonRegex compiled = PythonRegex.compile(regex);
      assertThat(answers(compiled::search)).isEqualTo(sample.get("search"));
      assertThat(answers(compiled::matchesStart)).isEqualTo(sample.get("match"));
    }
  }

  private static String answers(Predicate<String> test) {
    return TEXTS.stream()
        .map(text -> test.test((String) text) ? "1" : "0")
        .collect(Collectors.joining());
  }
}
