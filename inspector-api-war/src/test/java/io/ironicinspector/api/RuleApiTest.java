package io.ironicinspector.api;

import static io.ironicinspector.api.ResponseAssert.assertError;
import static io.ironicinspector.api.ResponseAssert.assertJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleApiTest {
  private static final String UUID = "7459bf7c-9ff9-43a8-ba9f-48542ecda66c";
  private static final String BODY =
      """
      {"uuid": "%s", "description": "dü", "scope": "here",
       "conditions": [{"op": "eq", "field": "memory_mb", "value": 1.50}],
       "actions": [{"action": "fail", "message": "no"}]}\
      """
          .formatted(UUID);
  private static final String BRIEF =
      "\"description\":\"d\\u00fc\",\"links\":[{\"href\":\"/v1/rules/%s\",\"rel\":\"self\"}],\"scope\":\"here\",\"uuid\":\"%1$s\"}"
          .formatted(UUID);
  private static final String FULL =
      "{\"actions\":[{\"action\":\"fail\",\"message\":\"no\"}],\"conditions\":[{\"field\":\"memory_mb\",\"invert\":false,\"multiple\":\"any\",\"op\":\"eq\",\"value\":1.5}],"
          + BRIEF
          + "\n";

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRuleIsCreatedReadAndDeleted() throws Exception {
    assertJson(server.get("/v1/rules"), 200, "{\"rules\":[]}\n");
    assertJson(server.post("/v1/rules/", BODY), 201, FULL);
    assertJson(server.get("/v1/rules/" + UUID), 200, FULL);
    assertJson(server.get("/v1/rules"), 200, "{\"rules\":[{" + BRIEF + "]}\n");
    assertThat(server.method("HEAD", "/v1/rules/" + UUID).statusCode()).isEqualTo(200);
    assertGone(server.method("DELETE", "/v1/rules/" + UUID));
    assertError(server.get("/v1/rules/" + UUID), 404, "Rule " + UUID + " was not found");
    assertError(
        server.method("DELETE", "/v1/rules/" + UUID), 404, "Rule " + UUID + " was not found");
  }

  @Test
  void aRuleIsCreatedUnderTheUuidOfThePath() throws Exception {
    String path = "/v1/rules/" + UUID;
    String anonymous = BODY.replace("\"uuid\": \"" + UUID + "\", ", "");
    assertJson(server.post(path, anonymous), 201, FULL);
    assertError(server.post(path, BODY), 409, "Rule with UUID " + UUID + " already exists");
    assertError(
        server.post("/v1/rules/1be26c0b-03f2-4d2e-ae87-c02d7f33c781", BODY),
        400,
        "The uuid in the body is not the one in the path, 1be26c0b-03f2-4d2e-ae87-c02d7f33c781");
    assertError(server.post("/v1/rules/x", anonymous), 400, "Invalid UUID value");
  }

  @Test
  void aPasswordInAnActionComesBackAsItWasMade() throws Exception {
    String action =
        "{\"action\":\"set-attribute\",\"path\":\"/driver_info/ipmi_password\",\"value\":\"s3cret\"}";
    server.post("/v1/rules/" + UUID, "{\"actions\": [%s]}".formatted(action));
    assertThat(server.get("/v1/rules/" + UUID).body()).contains("\"actions\":[" + action + "]");
    assertThat(server.get("/v1/rules").body()).contains(UUID).doesNotContain("s3cret");
  }

  @Test
  void allRulesAreDeletedAtOnce() throws Exception {
    server.post("/v1/rules", BODY);
    assertGone(server.method("DELETE", "/v1/rules"));
    assertJson(server.get("/v1/rules"), 200, "{\"rules\":[]}\n");
    assertGone(server.method("DELETE", "/v1/rules/"));
  }

  @Test
  void aUuidThatIsTakenIsAConflict() throws Exception {
    server.post("/v1/rules", BODY);
    assertError(server.post("/v1/rules", BODY), 409, "Rule with UUID " + UUID + " already exists");
  }

  @ParameterizedTest
  @CsvSource({"1.5, 200", "1.6, 201", "latest, 201"})
  void whatCreationAnswersDependsOnTheVersion(String version, int status) throws Exception {
    HttpResponse<String> response =
        server.send(
            server
                .request("/v1/rules")
                .header("X-OpenStack-Ironic-Inspector-API-Version", version)
                .POST(BodyPublishers.ofString(BODY)));
    assertThat(response.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | Invalid data: expected a JSON object, got an empty body",
        "[]                        | Invalid data: expected a JSON object, got list",
        "{\"uuid\": \"x\"}         | Invalid UUID value",
        "{\"scope\": 1}            | Invalid scope: must be a string, was 1",
      })
  void whatIsNoRuleIsRefused(String body, String message) throws Exception {
    assertError(server.post("/v1/rules", body), 400, message);
  }

  @Test
  void aRuleWithoutActionsIsRefused() throws Exception {
    HttpResponse<String> response = server.post("/v1/rules", "{\"actions\": []}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Validation failed for actions: ");
  }

  @Test
  void linksHaveTheProxysPrefix() throws Exception {
    server.post("/v1/rules", BODY);
    HttpResponse<String> response =
        server.send(server.request("/v1/rules").header("X-Forwarded-Prefix", "/insp"));
    assertThat(response.body()).contains("\"/insp/v1/rules/" + UUID + "\"");
  }

  private static void assertGone(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
  }
}
