package io.ironicinspector.simulator.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.simulator.Caller;
import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryResourceTest {
  private final IronicSimulator simulator = IronicSimulator.start(0);
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void theRootNamesTheVersionsAndNeedsNone() {
    Caller.Answer root = caller.withVersion("").get("/");

    JsonObject version = root.json().getJsonObject("default_version");
    assertThat(version.getString("id")).isEqualTo("v1");
    assertThat(version.getString("status")).isEqualTo("CURRENT");
    assertThat(version.getString("min_version")).isEqualTo("1.1");
    assertThat(version.getString("version")).isEqualTo("1.78");
    assertThat(version.getJsonArray("links").getJsonObject(0).getString("href"))
        .isEqualTo(simulator.uri() + "/v1/");
    assertThat(root.json().getJsonArray("versions")).containsExactly(version);
    assertThat(root.header("X-OpenStack-Ironic-API-Version")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/v1/"})
  void theFirstVersionNamesItsCollections(String path) {
    JsonObject v1 = caller.get(path).json();

    assertThat(v1.getString("id")).isEqualTo("v1");
    assertThat(v1.getJsonArray("nodes").getJsonObject(0).getString("href"))
        .isEqualTo(simulator.uri() + "/v1/nodes/");
    assertThat(v1).containsKeys("ports", "media_types", "version", "links");
  }

  @ParameterizedTest
  @CsvSource({"'',1.1", "1.1,1.1", "1.76,1.76", "latest,1.78", "LATEST,1.78"})
  void theAnswerNamesTheVersionThatWasUsed(String asked, String used) {
    Caller.Answer answer = caller.withVersion(asked).get("/v1/nodes");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("X-OpenStack-Ironic-API-Version")).contains(used);
    assertThat(answer.header("X-OpenStack-Ironic-API-Minimum-Version")).contains("1.1");
    assertThat(answer.header("X-OpenStack-Ironic-API-Maximum-Version")).contains("1.78");
  }

  @ParameterizedTest
  @CsvSource({
    "1.79,Version 1.79 was requested but the minor version is not supported",
    "1.0,Version 1.0 was requested but the minor version is not supported",
    "2.1,Mutually exclusive versions requested. Version 2.1 requested",
    "new,Invalid value for X-OpenStack-Ironic-API-Version header"
  })
  void otherVersionsAreNotAcceptable(String asked, String words) {
    Caller.Answer answer = caller.withVersion(asked).get("/v1/nodes");

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.fault()).startsWith("Not Acceptable: " + words);
    assertThat(answer.header("X-OpenStack-Ironic-API-Maximum-Version")).contains("1.78");
    assertThat(answer.header("X-OpenStack-Ironic-API-Version")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"GET,/nope,404", "GET,/v1/nope,404", "PUT,/v1/nodes,405"})
  void unknownPathsAndMethodsAreErrorsInTheFormOfTheFramework(
      String method, String path, int status) {
    Caller.Answer answer = caller.call(method, path, "");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().getString("error_message")).contains("\"code\":" + status);
  }
}
