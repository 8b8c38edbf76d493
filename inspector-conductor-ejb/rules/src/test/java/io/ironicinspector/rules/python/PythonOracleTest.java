package io.ironicinspector.rules.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.rules.Json;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Python 3.11 made of the same values. */
class PythonOracleTest {
  private static final Map<String, Object> ORACLE = Json.resource("golden/values.json");

  static Stream<Map<String, Object>> texts() {
    return Json.objects(ORACLE.get("texts"));
  }

  static Stream<Map<String, Object>> comparisons() {
    return Json.objects(ORACLE.get("comparisons"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textsAndNumbersAreThoseOfTheOracle(Map<String, Object> sample) {
    Object value = sample.get("value");

    assertThat(PythonText.str(value)).isEqualTo(sample.get("str"));
    assertThat(PythonText.repr(value)).isEqualTo(sample.get("repr"));
    assertThat(PythonText.ascii(value)).isEqualTo(sample.get("ascii"));
    assertThat(PythonTypes.isTruthy(value)).isEqualTo(sample.get("true"));
    assertThat(attempt(() -> PythonNumbers.toInteger(value).toString()))
        .isEqualTo(sample.get("int"));
    assertThat(attempt(() -> FloatText.repr(PythonNumbers.toFloat(value))))
        .isEqualTo(sample.get("float"));
  }

  private static Map<String, Object> attempt(Supplier<String> conversion) {
    try {
      return Map.of("ok", conversion.get());
    } catch (UnusableValueException e) {
      return Map.of("fails", e.getMessage());
    }
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void comparisonsAreThoseOfTheOracle(Map<String, Object> sample) {
    Object a = sample.get("a");
    Object b = sample.get("b");

    assertThat(PythonComparison.equal(a, b)).isEqualTo(sample.get("eq"));
    assertThat(PythonComparison.equal(a, b)).isNotEqualTo(sample.get("ne"));
    assertThat(ordered(a, b, "<", order -> order < 0)).isEqualTo(sample.get("lt"));
    assertThat(ordered(a, b, ">", order -> order > 0)).isEqualTo(sample.get("gt"));
    assertThat(ordered(a, b, "<=", order -> order <= 0)).isEqualTo(sample.get("le"));
    assertThat(ordered(a, b, ">=", order -> order >= 0)).isEqualTo(sample.get("ge"));
  }

  private static Object ordered(Object a, Object b, String symbol, IntPredicate wanted) {
    try {
      OptionalInt order = PythonComparison.order(a, b, symbol);
      return order.isPresent() && wanted.test(order.getAsInt());
    } catch (UnusableValueException e) {
      return e.getMessage();
    }
  }
}
