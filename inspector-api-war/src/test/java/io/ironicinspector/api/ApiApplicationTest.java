package io.ironicinspector.api;

import static io.ironicinspector.api.ResponseAssert.assertError;
import static io.ironicinspector.api.ResponseAssert.assertJson;
import static io.ironicinspector.api.ResponseAssert.assertNotFound;
import static io.ironicinspector.api.ResponseAssert.assertVersions;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.backend.ApiLimits;
import io.ironicinspector.domain.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routing, versions and links: what holds for all resources. */
class ApiApplicationTest {
  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theRootNamesTheCurrentVersion() throws Exception {
    assertJson(
        server.get("/"),
        200,
        "{\"versions\":[{\"id\":\"1.18\",\"links\":[{\"href\":\"%s/v1\",\"rel\":\"self\"}],\"status\":\"CURRENT\"}]}\n"
            .formatted(server.root()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/v1/", "/v1//", "/v1?x=y"})
  void v1ListsItsResourcesInUpstreamsOrder(String path) throws Exception {
    String resource =
        "{\"links\":[{\"href\":\""
            + server.root()
            + "/v1/%s\",\"rel\":\"self\"}],\"name\":\"%1$s\"}";
    assertJson(
        server.get(path),
        200,
        "{\"resources\":[%s,%s,%s]}\n"
            .formatted(
                resource.formatted("continue"),
                resource.formatted("introspection"),
                resource.formatted("rules")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2", "v.", "V1", "healthcheck", "rpc2"})
  void anyOtherVersionIsUnknown(String version) throws Exception {
    assertError(server.get("/" + version), 404, "Version %s not found.".formatted(version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/unknown",
        "/v1/introspection/a/b",
        "/v1/introspection/a/data/b",
        "/v1/introspection/a/data/unprocessed/c",
        "/v1/continue/x",
        "/v2/introspection",
        "/rpc/x"
      })
  void unknownPathsAreNotFoundInJson(String path) throws Exception {
    assertNotFound(server.get(path));
  }

  @Test
  void rpcIsNotServedOutsideTheConductorRole() throws Exception {
    assertNotFound(server.post("/rpc", "{}"));
    assertNotFound(server.get("/rpc"));
    assertThat(server.conductor.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /, GET",
    "PUT, /v1, GET",
    "GET, /v1/continue, POST",
    "PATCH, /v1/introspection/x, POST",
    "DELETE, /v1/introspection, GET",
    "GET, /v1/introspection/x/abort, POST",
    "POST, /v1/introspection/x/data, GET",
  })
  void aWrongMethodIsRefusedInJsonAndNamesTheRightOnes(String method, String path, String allowed)
      throws Exception {
    HttpResponse<String> response = server.method(method, path);
    assertError(
        response, 405, "405 Method Not Allowed: The method is not allowed for the requested URL.");
    String allow = response.headers().firstValue("Allow").orElse("");
    assertThat(allow).contains(allowed);
    assertThat(allow.contains("HEAD")).isEqualTo(allow.contains("GET"));
  }

  @Test
  void aSemicolonIsPartOfAName() throws Exception {
    assertError(server.get("/v1;a=b"), 404, "Version v1;a=b not found.");
    assertError(server.get("/v1/rules/x;y"), 404, "Rule x;y was not found");
  }

  @ParameterizedTest
  @CsvSource({
    "/, GET",
    "/v1, GET",
    "/v1/continue, POST",
    "/v1/introspection, GET",
    "/v1/introspection/x, POST"
  })
  void optionsAnswersWithTheAllowHeaderAlone(String path, String allowed) throws Exception {
    HttpResponse<String> response = server.method("OPTIONS", path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("Allow").orElse("")).contains(allowed, "OPTIONS");
    assertVersions(response);
  }

  @Test
  void optionsOfAnUnknownPathIsNotFound() throws Exception {
    assertThat(server.method("OPTIONS", "/v1/unknown").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1", "/v1/introspection", "/v1/introspection/"})
  void headIsGetWithoutABody(String path) throws Exception {
    HttpResponse<String> response = server.method("HEAD", path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertVersions(response);
  }

  @Test
  void headOfSomethingUnknownIsNotFound() throws Exception {
    assertThat(server.method("HEAD", "/v1/introspection/" + FakeConductor.NODE).statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "X-OpenStack-Ironic-Inspector-API-Version, 1.0, 200",
    "x-openstack-ironic-inspector-api-version, LATEST, 200",
    "X-OpenStack-Ironic-Inspector-API-Version, 1.19, 406",
    "X-OpenStack-Ironic-Inspector-API-Version, 1.2.3, 400",
    "X-OpenStack-Ironic-Inspector-API-Version, '', 400",
    "OpenStack-API-Version, baremetal-introspection 1.5, 200",
    "OpenStack-API-Version, 'compute 2.1, baremetal-introspection 1.99', 406",
    "OpenStack-API-Version, baremetal-introspection x, 400",
    "OpenStack-API-Version, compute 99.0, 200",
  })
  void theVersionHeadersAreHonoured(String header, String value, int status) throws Exception {
    HttpResponse<String> response = server.send(server.request("/v1").header(header, value));
    assertThat(response.statusCode()).isEqualTo(status);
    assertVersions(response);
  }

  @Test
  void theStandardVersionHeaderWins() throws Exception {
    assertThat(
            server
                .send(
                    server
                        .request("/v1")
                        .header("OpenStack-API-Version", "baremetal-introspection 1.1")
                        .header("X-OpenStack-Ironic-Inspector-API-Version", "9.9"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void theVersionIsCheckedBeforeRouting() throws Exception {
    String header = "X-OpenStack-Ironic-Inspector-API-Version";
    assertError(
        server.send(server.request("/v1/unknown").header(header, "2.0")),
        406,
        "Unsupported API version 2.0, supported range is 1.0 to 1.18");
    assertError(
        server.send(server.request("/v1/unknown").header(header, "a.b")),
        400,
        "Malformed API version: expected string in form of X.Y or latest");
  }

  @Test
  void linksFollowTheLastProxy() throws Exception {
    HttpResponse<String> response =
        server.send(
            server
                .request("/")
                .header("X-Forwarded-Proto", "http, https")
                .header("X-Forwarded-Host", "evil, api.example.org:8443")
                .header("X-Forwarded-Prefix", "/insp"));
    assertThat(response.body()).contains("\"https://api.example.org:8443/insp/v1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "nonsense"})
  void acceptIsIgnored(String accept) throws Exception {
    HttpResponse<String> response = server.send(server.request("/v1").header("Accept", accept));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
  }

  @Test
  void linksIgnoreAnUntrustedProxy() throws Exception {
    try (TestServer direct = new TestServer(Role.ALL, new ApiLimits(10, true, true, 1000, false))) {
      HttpResponse<String> response =
          direct.send(direct.request("/").header("X-Forwarded-Host", "evil.example.org"));
      assertThat(response.body()).contains("\"" + direct.root() + "/v1\"");
    }
  }
}
