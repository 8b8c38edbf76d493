package io.ironicinspector.api.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListQueryTest {
  private static final String NODE = "1be26c0b-03f2-4d2e-ae87-c02d7f33c781";

  @Test
  void nothingAskedMeansTheFirstFullPage() {
    ListQuery query = parse();
    assertThat(query.marker()).isEmpty();
    assertThat(query.limit()).isEqualTo(1000);
    assertThat(query.states()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1000",
    "1, 1",
    "1000, 1000",
    "+5, 5",
    "' 7 ', 7",
    "1_0, 10",
    "-0, 1000",
    "\u0663, 3"
  })
  void limitsAreReadAsPythonDoes(String text, int limit) {
    assertThat(parse("limit", text).limit()).isEqualTo(limit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-1    | Bad request: Limit cannot be negative",
        "1001  | Bad request: Limit over 1000",
        "99999999999999999999 | Bad request: Limit over 1000",
        "abc   | Bad request: invalid literal for int() with base 10: 'abc'",
        "1.5   | Bad request: invalid literal for int() with base 10: '1.5'",
        "it's  | Bad request: invalid literal for int() with base 10: \"it's\"",
        "``    | Bad request: invalid literal for int() with base 10: ''",
      })
  void otherLimitsAreRefused(String text, String message) {
    assertRefused(message, "limit", text);
  }

  @Test
  void markersAreUuidsInAnyForm() {
    assertThat(parse("marker", NODE.replace("-", "")).marker()).hasValue(NodeUuid.parse(NODE));
    assertRefused("Bad request: Marker not UUID-like", "marker", "name");
    assertRefused("Bad request: Marker not UUID-like", "marker", "");
  }

  @Test
  void statesAreAListOfKnownNames() {
    assertThat(parse("state", "error,waiting,error").states())
        .containsExactlyInAnyOrder(IntrospectionState.ERROR, IntrospectionState.WAITING);
    assertRefused("Bad request: State(s) \"foo, bar\" are not valid", "state", "foo,waiting,bar");
    assertRefused("Bad request: State(s) \" error\" are not valid", "state", " error");
    assertRefused("Bad request: State(s) \"\" are not valid", "state", "");
  }

  @Test
  void theFirstOfEqualParametersCounts() {
    assertThat(parse("limit", "1", "limit", "x").limit()).isEqualTo(1);
  }

  private static ListQuery parse(String... parameters) {
    MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      query.add(parameters[i], parameters[i + 1]);
    }
    return ListQuery.parse(query, 1000);
  }

  private static void assertRefused(String message, String... parameters) {
    assertThatThrownBy(() -> parse(parameters))
        .isInstanceOf(ApiException.class)
        .hasMessage(message);
  }
}
