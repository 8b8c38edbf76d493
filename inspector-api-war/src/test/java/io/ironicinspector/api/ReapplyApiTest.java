package io.ironicinspector.api;

import static io.ironicinspector.api.FakeConductor.NODE;
import static io.ironicinspector.api.ResponseAssert.assertError;
import static io.ironicinspector.api.ResponseAssert.assertJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.backend.ApiLimits;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.domain.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReapplyApiTest {
  private static final String PATH = "/v1/introspection/" + NODE + "/data/unprocessed";

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", " { } "})
  void withoutDataTheStoredDataIsUsed(String body) throws Exception {
    assertJson(server.post(PATH, body), 202, "{}\n");
    assertThat(server.conductor.calls).containsExactly("reapply " + NODE);
  }

  @Test
  void dataInTheBodyReplacesIt() throws Exception {
    assertJson(server.post(PATH + "/", "{\"inventory\": {}}"), 202, "{}\n");
    assertThat(server.conductor.calls).containsExactly("reapply " + NODE + " [inventory]");
  }

  @Test
  void namesAreResolvedFirst() throws Exception {
    String path = PATH.replace(NODE.toString(), FakeConductor.NAME);
    assertJson(server.post(path, ""), 202, "{}\n");
    assertThat(server.conductor.calls)
        .containsExactly("resolve " + FakeConductor.NAME, "reapply " + NODE);
    assertError(
        server.post(PATH.replace(NODE.toString(), "nobody"), ""),
        404,
        "Node nobody was not found in Ironic");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]  | Invalid data: expected a JSON object, got list",
        "1    | Invalid data: expected a JSON object, got int",
        "null | Invalid data: expected a JSON object, got NoneType",
        "{    | Invalid data: not valid JSON at line 1, column 3",
      })
  void anythingElseIsRefused(String body, String message) throws Exception {
    assertError(server.post(PATH, body), 400, message);
    assertThat(server.conductor.calls).isEmpty();
  }

  @Test
  void withoutAStoreThereMustBeData() throws Exception {
    try (TestServer unable = new TestServer(Role.ALL, new ApiLimits(10, true, false, 1000, true))) {
      assertError(
          unable.post(PATH, ""),
          400,
          "Inspector is not configured to store introspection data. Set the [processing]store_data"
              + " configuration option to change this.");
      assertJson(unable.post(PATH, "{\"a\": 1}"), 202, "{}\n");
      assertThat(unable.post(PATH, "{\"a\": \"" + "x".repeat(2000) + "\"}").statusCode())
          .isEqualTo(413);
      unable.conductor.failWith(new ConductorException(Kind.NOT_FOUND, "Node x was not found"));
      assertError(
          unable.post("/v1/introspection/x/data/unprocessed", ""), 404, "Node x was not found");
    }
  }

  @Test
  void aLockedNodeIsAConflict() throws Exception {
    server.conductor.failWith(
        new ConductorException(
            ConductorException.Kind.CONFLICT, "Node locked, please, try again later"));
    assertError(server.post(PATH, ""), 409, "Node locked, please, try again later");
  }
}
