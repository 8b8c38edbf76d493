package io.ironicinspector.api;

import static io.ironicinspector.api.FakeConductor.NODE;
import static io.ironicinspector.api.ResponseAssert.assertError;
import static io.ironicinspector.api.ResponseAssert.assertJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiffApiTest {
  private static final String PATH = "/v1/introspection/" + NODE + "/diff";
  private static final String PATCH =
      "[{\"op\": \"replace\", \"path\": \"/memory_mb\", \"value\": 131072}]";
  private static final String TEXT =
      "node %s, run 1 (2026-11-22T10:00:00, finished) -> run 3 (2026-11-22T10:00:00, finished)\n"
              .formatted(NODE)
          + "~ memory_mb: 65536 -> 131072\n";

  private final TestServer server = TestServer.start();

  @BeforeEach
  void remember() {
    server.reads.runs.add(Runs.goingOn(4));
    server.reads.runs.add(Runs.finished(3));
    server.reads.runs.add(Runs.failed(2, "broken"));
    server.reads.runs.add(Runs.finished(1));
    server.reads.runDocuments.put("1 PROCESSED", "{\"memory_mb\": 65536, \"cpus\": 4}");
    server.reads.runDocuments.put("3 PROCESSED", "{\"cpus\": 4, \"memory_mb\": 131072}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?to=3", "?from=1", "?from=1&to=3&format=json"})
  void theLastTwoGoodRunsAreComparedUnlessOthersAreNamed(String query) throws Exception {
    String run =
        "{\"run\": %d, \"state\": \"finished\", \"started_at\": \"2026-11-22T10:00:00\","
            + " \"finished_at\": \"2026-11-22T10:01:00\"}";
    assertJson(
        server.get(PATH + query),
        200,
        "{\"uuid\": \"%s\", \"from\": %s, \"to\": %s, \"patch\": %s}"
            .formatted(NODE, run.formatted(1), run.formatted(3), PATCH));
  }

  @Test
  void theOrderIsTheClients() throws Exception {
    assertThat(server.get(PATH + "?from=3&to=1").body()).contains("\"value\": 65536");
    assertThat(server.get(PATH + "?from=3").body()).endsWith("\"patch\": []}");
    assertThat(server.get(PATH + "?from=3&format=text").body()).endsWith("\nno difference\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain                          | ''            | text",
        "text/html, text/plain;q=0.9, */*    | ''            | text",
        "*/*                                 | ?format=text  | text",
        "application/json-patch+json         | ''            | patch",
        "text/plain                          | ?format=patch | patch",
        "application/json, text/plain        | ''            | json",
        "nonsense                            | ''            | json",
      })
  void theClientChoosesTheForm(String accept, String query, String form) throws Exception {
    HttpResponse<String> answer =
        server.send(server.request(PATH + query).header("Accept", accept));
    assertThat(answer.statusCode()).isEqualTo(200);
    String type = answer.headers().firstValue("Content-Type").orElseThrow();
    switch (form) {
      case "text" -> {
        assertThat(type).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer.body()).isEqualTo(TEXT);
      }
      case "patch" -> {
        assertThat(type).isEqualTo("application/json-patch+json");
        assertThat(answer.body()).isEqualTo(PATCH);
      }
      default -> assertThat(type).isEqualTo("application/json");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?from=x      | 400 | from must be the number of a run, 1 or more, was x",
        "?to=0        | 400 | to must be the number of a run, 1 or more, was 0",
        "?format=yaml | 400 | format must be one of json, patch, text, was yaml",
        "?from=9      | 404 | Node NODE has no run 9: remembered are 1 to 4",
        "?to=2        | 404 | Run 2 of node NODE has no processed data",
        "?to=1        | 404 | Node NODE has no two successful runs with data to compare; other runs"
            + " are compared if from and to name them",
      })
  void badQuestionsSayWhatIsWrong(String query, int status, String message) throws Exception {
    assertError(server.get(PATH + query), status, message.replace("NODE", NODE.toString()));
  }

  @Test
  void documentsThatAreTooLargeAreNotCompared() throws Exception {
    String large = "{\"a\":\"" + "x".repeat(4_000_000) + "\"}";
    server.reads.runDocuments.put("1 PROCESSED", large);
    assertError(
        server.get(PATH),
        400,
        "The data of run 1 has 4000008 characters; up to 4000000 are compared");
  }

  @Test
  void anUnknownNodeIsNotFound() throws Exception {
    server.reads.runs.clear();
    assertError(server.get(PATH), 404, "Could not find node " + NODE + " in cache");
  }
}
