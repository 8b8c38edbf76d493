package io.ironicinspector.api;

import static io.ironicinspector.api.ResponseAssert.assertError;
import static io.ironicinspector.api.ResponseAssert.assertJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of a dry run to a conductor and back. */
class RuleTestApiTest {
  private static final String PATH = "/v1/rules/test";

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theQuestionGoesToAConductorAndItsAnswerComesBack() throws Exception {
    assertJson(
        server.post(PATH + "/", "{\"node\": \"rack1-u7\", \"data\": {\"b\": 1.50, \"a\": null}}"),
        200,
        "{\"data\":{\"a\":null,\"b\":1.5},\"node\":\"rack1-u7\"}\n");
    assertThat(server.conductor.calls)
        .containsExactly("test {\"node\":\"rack1-u7\",\"data\":{\"b\":1.50,\"a\":null}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''   | Invalid data: expected a JSON object, got an empty body",
        "[]   | Invalid data: expected a JSON object, got list",
        "{    | Invalid data: not valid JSON at line 1, column 3",
      })
  void whatIsNoQuestionIsRefused(String body, String message) throws Exception {
    assertError(server.post(PATH, body), 400, message);
    assertThat(server.conductor.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"INVALID, 400", "NOT_FOUND, 404", "UNAVAILABLE, 503", "INTERNAL, 500"})
  void whatTheConductorRefusesKeepsItsText(Kind kind, int status) throws Exception {
    server.conductor.failWith(new ConductorException(kind, "Ironic does not answer"));
    assertError(server.post(PATH, "{}"), status, "Ironic does not answer");
  }

  @Test
  void thereIsNothingToRead() throws Exception {
    assertThat(server.get(PATH).statusCode()).isEqualTo(405);
  }
}
