package io.ironicinspector.api;

import static io.ironicinspector.api.FakeConductor.NODE;
import static io.ironicinspector.api.ResponseAssert.assertError;
import static io.ironicinspector.api.ResponseAssert.assertJson;
import static io.ironicinspector.api.ResponseAssert.assertVersions;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.backend.ApiLimits;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.domain.Role;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ramdisk brings, and what is kept of it. */
class DataApiTest {
  private static final String PATH = "/v1/introspection/" + NODE + "/data";
  private static final int FIFTY_MB = 50_000_000;

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void documentsAreGivenAsTheyAreStored() throws Exception {
    String expected = "{\"b\": [1, 2.5, {}], \"a\": \"\\u00fc\"}";
    server.reads.documents.put(true, expected);
    server.reads.documents.put(false, "{}");
    assertJson(server.get(PATH), 200, expected);
    assertJson(server.get(PATH + "/"), 200, expected);
    assertJson(server.get("/v1/introspection/" + FakeConductor.NAME + "/data"), 200, expected);
    assertJson(server.get(PATH + "/unprocessed"), 200, "{}");
  }

  @Test
  void headOfADocumentHasNoBody() throws Exception {
    server.reads.documents.put(true, "{\"a\":1}");
    HttpResponse<String> response = server.method("HEAD", PATH);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertVersions(response);
  }

  @Test
  void nothingStoredIsNotFoundInPythonsSpelling() throws Exception {
    String text = "Introspection data not found for node %s, processed=".formatted(NODE);
    assertError(server.get(PATH), 404, text + "True");
    assertError(server.get(PATH + "/unprocessed"), 404, text + "False");
  }

  @Test
  void withoutAStoreThereIsNoData() throws Exception {
    try (TestServer bare = new TestServer(Role.API, new ApiLimits(10, true, false, 1000, true))) {
      assertError(
          bare.get(PATH),
          404,
          "Inspector is not configured to store data. Set the [processing]store_data configuration"
              + " option to change this.");
      bare.conductor.failWith(new ConductorException(Kind.NOT_FOUND, "Node x was not found"));
      assertError(bare.get("/v1/introspection/x/data"), 404, "Node x was not found");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/x-www-form-urlencoded", "text/plain", "nonsense"})
  void continueTakesAnObjectWhateverItsContentType(String type) throws Exception {
    HttpResponse<String> response =
        server.send(
            server
                .request("/v1/continue")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"inventory\":{}}")));
    assertJson(response, 200, "{\"uuid\":\"%s\"}\n".formatted(NODE));
    assertThat(server.conductor.calls).containsExactly("continue [inventory]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]    | expected a JSON object, got list",
        "\"x\" | expected a JSON object, got str",
        "12    | expected a JSON object, got int",
        "1.0   | expected a JSON object, got float",
        "true  | expected a JSON object, got bool",
        "null  | expected a JSON object, got NoneType",
        "{]    | not valid JSON at line 1, column 2",
        "{} {} | not valid JSON at line 1, column 4",
      })
  void continueRefusesEverythingElse(String body, String reason) throws Exception {
    assertError(server.post("/v1/continue", body), 400, "Invalid data: " + reason);
    assertThat(server.conductor.calls).isEmpty();
  }

  @Test
  void continueRefusesAnEmptyBodyAndWhatIsNotText() throws Exception {
    assertError(
        server.post("/v1/continue", ""),
        400,
        "Invalid data: expected a JSON object, got an empty body");
    byte[] latin1 = {'{', '"', (byte) 0xfc, '"', ':', '1', '}'};
    HttpResponse<String> response =
        server.send(server.request("/v1/continue").POST(BodyPublishers.ofByteArray(latin1)));
    assertError(response, 400, "Invalid data: not UTF-8");
  }

  @Test
  void continueRefusesWhatWouldExhaustTheParser() throws Exception {
    assertError(
        server.post("/v1/continue", "{\"a\":" + "[".repeat(1_000_000)),
        400,
        "The request body is refused: it is nested more than 200 levels deep");
    assertError(
        server.post("/v1/continue", "{\"a\":" + "9".repeat(1_000_000) + "}"),
        400,
        "The request body is refused: it has a number of more than 1000 digits");
  }

  @Test
  void fiftyMegabytesAreTooLargeAnnouncedOrNot() throws Exception {
    String text = "The request body is larger than 16777216 bytes";
    byte[] body = new byte[FIFTY_MB];
    Arrays.fill(body, (byte) ' ');
    assertError(
        server.send(server.request("/v1/continue").POST(BodyPublishers.ofByteArray(body))),
        413,
        text);
    Supplier<InputStream> chunked = () -> new ByteArrayInputStream(body);
    assertError(
        server.send(server.request("/v1/continue").POST(BodyPublishers.ofInputStream(chunked))),
        413,
        text);
    assertThat(server.conductor.calls).isEmpty();
  }

  @Test
  void aBodyJustBelowTheLimitIsTaken() throws Exception {
    String body = "{\"a\":\"" + "x".repeat((16 << 20) - 8) + "\"}";
    assertThat(server.post("/v1/continue", body).statusCode()).isEqualTo(200);
  }
}
