package io.ironicinspector.api;

import static io.ironicinspector.api.FakeConductor.NODE;
import static io.ironicinspector.api.ResponseAssert.assertError;
import static io.ironicinspector.api.ResponseAssert.assertJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.persistence.Run;
import io.ironicinspector.persistence.Run.Document;
import jakarta.persistence.PersistenceException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryApiTest {
  private static final String PATH = "/v1/introspection/" + NODE + "/history";

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  private void remember(Run... runs) {
    server.reads.runs.addAll(List.of(runs));
  }

  @Test
  void runsAreListedTheNewestFirstWithTheTimeOfEachPhase() throws Exception {
    remember(Runs.goingOn(3), Runs.failed(2, "disk on fire"), Runs.finished(1));
    assertJson(
        server.get(PATH + "/"),
        200,
        "{\"history\":["
            + "{\"conductor\":\"c1\",\"error\":null,\"finished\":false,\"finished_at\":null,"
            + "\"has_data\":false,\"has_unprocessed_data\":false,\"phases\":["
            + "{\"seconds\":null,\"started_at\":\"2026-11-22T10:00:00\",\"state\":\"reapplying\"}],"
            + "\"run\":3,\"seconds\":null,\"started_at\":\"2026-11-22T10:00:00\",\"state\":\"reapplying\"},"
            + "{\"conductor\":\"c1\",\"error\":\"disk on fire\",\"finished\":true,\"finished_at\":\"2026-11-22T10:01:00\","
            + "\"has_data\":false,\"has_unprocessed_data\":true,\"phases\":["
            + "{\"seconds\":60.0,\"started_at\":\"2026-11-22T10:00:00\",\"state\":\"starting\"}],"
            + "\"run\":2,\"seconds\":60.0,\"started_at\":\"2026-11-22T10:00:00\",\"state\":\"error\"},"
            + "{\"conductor\":\"c1\",\"error\":null,\"finished\":true,\"finished_at\":\"2026-11-22T10:01:00\","
            + "\"has_data\":true,\"has_unprocessed_data\":true,\"phases\":["
            + "{\"seconds\":1.5,\"started_at\":\"2026-11-22T10:00:00\",\"state\":\"starting\"},"
            + "{\"seconds\":58.25,\"started_at\":\"2026-11-22T10:00:01.500000\",\"state\":\"waiting\"},"
            + "{\"seconds\":0.25,\"started_at\":\"2026-11-22T10:00:59.750000\",\"state\":\"processing\"}],"
            + "\"run\":1,\"seconds\":60.0,\"started_at\":\"2026-11-22T10:00:00\",\"state\":\"finished\"}]}\n");
  }

  @Test
  void aNodeWithoutRunsHasAnEmptyHistoryAndAnUnknownOneNone() throws Exception {
    assertError(server.get(PATH), 404, "Could not find node " + NODE + " in cache");
    server.reads.rows.add(Runs.introspection());
    assertJson(server.get(PATH), 200, "{\"history\":[]}\n");
    assertError(
        server.get("/v1/introspection/nobody/history"), 404, "Node nobody was not found in Ironic");
  }

  @Test
  void theDocumentsOfARunAreGivenAsTheDataIs() throws Exception {
    remember(Runs.finished(1));
    server.reads.runDocuments.put("1 PROCESSED", "{\"b\": 1, \"a\": [\"\\u00fc\"]}");
    server.reads.runDocuments.put("1 UNPROCESSED", "{\"raw\": true}");
    assertJson(server.get(PATH + "/1/data"), 200, "{\"b\": 1, \"a\": [\"\\u00fc\"]}");
    assertJson(server.get(PATH + "/01/data/unprocessed"), 200, "{\"raw\": true}");
    String byName = PATH.replace(NODE.toString(), FakeConductor.NAME);
    assertThat(server.get(byName + "/1/data").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/7/data             | Node NODE has no run 7: remembered are 1 to 2",
        "/2/data             | Run 2 of node NODE has no processed data",
        "/1/data/unprocessed | Run 1 of node NODE has no unprocessed data",
        "/1/reapply          | Run 1 of node NODE has no unprocessed data",
      })
  void whatIsNotRememberedIsNotFound(String path, String message) throws Exception {
    remember(Runs.failed(2, "broken"), Runs.with(1, Set.of(Document.PROCESSED)));
    HttpResponse<String> answer =
        path.endsWith("reapply") ? server.post(PATH + path, "") : server.get(PATH + path);
    assertError(answer, 404, message.replace("NODE", NODE.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1.5", "99999999999999999999"})
  void whatIsNoNumberIsRefused(String run) throws Exception {
    assertError(
        server.get(PATH + "/" + run + "/data"),
        400,
        "run must be the number of a run, 1 or more, was " + run);
  }

  @Test
  void theDataOfARunIsProcessedAgain() throws Exception {
    remember(Runs.finished(2), Runs.finished(1));
    server.reads.runDocuments.put("1 UNPROCESSED", "{\"inventory\": {}}");
    assertJson(server.post(PATH + "/1/reapply", ""), 202, "{}\n");
    assertThat(server.conductor.calls).containsExactly("reapply " + NODE + " [inventory]");
  }

  @Test
  void whatTheDatabaseDoesNotGiveIsUnavailableAndWhatItGarbledIsADefect() throws Exception {
    remember(Runs.finished(1));
    server.reads.runDocuments.put("1 UNPROCESSED", "[1]");
    assertError(server.post(PATH + "/1/reapply", ""), 500, "Internal server error");
    server.reads.fail(new PersistenceException("gone"));
    assertError(server.get(PATH), 503, "The database is not available, try again later");
  }
}
