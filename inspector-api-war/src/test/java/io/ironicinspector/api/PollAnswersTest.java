package io.ironicinspector.api;

import static io.ironicinspector.api.FakeConductor.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.access.Access;
import io.ironicinspector.api.access.Doors;
import io.ironicinspector.api.auth.Authentication;
import io.ironicinspector.api.auth.Identity;
import io.ironicinspector.api.backend.ApiLimits;
import io.ironicinspector.api.policy.Credentials;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.Role;
import io.ironicinspector.osloconfig.context.Caller;
import jakarta.persistence.PersistenceException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter's short way gives the answers of the resources, or lets them answer. */
class PollAnswersTest {
  private static final String STATUS = "/v1/introspection/" + NODE;
  private static final List<String> PATHS = List.of("/", STATUS, STATUS + "/data");
  private static final String UNKNOWN = "/v1/introspection/00000000-0000-4000-8000-0000000000aa";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Nothing: at all",
        "X-OpenStack-Ironic-Inspector-API-Version: 1.3",
        "OpenStack-API-Version: baremetal-introspection latest",
        "X-Forwarded-Host: b.example:81",
        "X-Forwarded-Prefix: /insp/"
      })
  void whatIsThereIsAnsweredAlike(String header) throws Exception {
    try (TestServer server = TestServer.start()) {
      fill(server);
      for (String path : PATHS) {
        assertThat(assertAlike(server, path, header).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void soIsWhatIsNot() throws Exception {
    try (TestServer server = TestServer.start()) {
      assertThat(assertAlike(server, UNKNOWN, "a: b").statusCode()).isEqualTo(404);
      assertThat(assertAlike(server, UNKNOWN + "/data", "a: b").statusCode()).isEqualTo(404);
      server.reads.fail(new PersistenceException("gone"));
      assertThat(assertAlike(server, STATUS, "a: b").statusCode()).isEqualTo(503);
    }
    try (TestServer bare = new TestServer(Role.API, new ApiLimits(10, true, false, 1000, true))) {
      assertThat(assertAlike(bare, STATUS + "/data", "a: b").statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "X-Nothing: at all, 401",
    "X-Auth-Token: nobody, 403",
    "X-Auth-Token: introspection:status, 200"
  })
  void theDoorIsTheSame(String header, int status) throws Exception {
    Access access = Access.governed(new ByRole(), (rule, caller) -> caller.roles().contains(rule));
    Doors doors = new Doors(access, Access.shut());
    try (TestServer server = new TestServer(Role.ALL, TestServer.LIMITS, doors)) {
      fill(server);
      assertThat(assertAlike(server, STATUS, header).statusCode()).isEqualTo(status);
      PATHS.forEach(path -> assertAlike(server, path, header));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "//",
        "/v1/introspection",
        "/v1/introspection/",
        "/v1/introspection/rack1-u7",
        "/v1/introspection/data",
        "/v1/introspection/00000000-0000-4000-8000-000000000001/",
        "/v1/introspection/00000000-0000-4000-8000-000000000001;x",
        "/v1/introspection/00000000-0000-4000-8000-000000000001/data/unprocessed",
        "/v1//introspection/00000000-0000-4000-8000-000000000001",
      })
  void otherPathsAreForTheResources(String path) throws Exception {
    try (TestServer server = TestServer.start()) {
      assertThat(call(server, path).through(server.polls()).passed()).isTrue();
    }
  }

  @Test
  void soIsWhatIsOdd() throws Exception {
    try (TestServer server = TestServer.start()) {
      ServletCall base = call(server, "/");
      assertThat(base.through(server.polls()).passed()).isFalse();
      List<ServletCall> odd =
          List.of(
              call(server, "/").with("getMethod", "HEAD"),
              call(server, "/").with("getMethod", "POST"),
              call(server, "/").with("getQueryString", "x=%zz"),
              call(server, "/").header("Origin", "https://a.example"),
              call(server, "/").url("http://[::1]:5050/"),
              call(server, "/").url("http://a_b/"),
              call(server, "/").url("http://1.2.3.4.5/"),
              call(server, "/").header("X-OpenStack-Ironic-Inspector-API-Version", "2.0"),
              call(server, "/").header("X-OpenStack-Ironic-Inspector-API-Version", "x"));
      for (ServletCall call : odd) {
        assertThat(call.through(server.polls()).passed()).isTrue();
        assertThat(call.answered()).containsOnlyKeys("X-Openstack-Request-Id");
      }
    }
  }

  @Test
  void eachClientGetsLinksAsItCame() throws Exception {
    try (TestServer server = TestServer.start()) {
      for (String host : List.of("http://a:1", "http://b:2", "https://a:1", "http://a:1")) {
        ServletCall call = new ServletCall("/").url(host + "/").through(server.polls());
        assertThat(call.body()).contains("\"" + host + "/v1\"");
      }
    }
  }

  @Test
  void aConductorAnswersNothingHere() throws Exception {
    try (TestServer server = new TestServer(Role.CONDUCTOR, TestServer.LIMITS)) {
      assertThat(call(server, "/").through(server.polls()).passed()).isTrue();
    }
  }

  private static void fill(TestServer server) {
    Instant start = Instant.parse("2026-01-02T03:04:05.000600Z");
    server.reads.rows.add(
        new Introspection(
            NODE,
            IntrospectionState.ERROR,
            Optional.of(start),
            Optional.of(start.plusSeconds(60)),
            Optional.of("mémoire \"pleine\""),
            true));
    server.reads.documents.put(true, "{\"cpus\":[1,2.50,\"\u00e9\\/\"]}");
  }

  private static ServletCall call(TestServer server, String path) {
    return new ServletCall(path).url(server.root() + path);
  }

  private static HttpResponse<String> assertAlike(TestServer server, String path, String header) {
    String[] sent = header.split(": ", 2);
    try {
      HttpRequest.Builder request = server.request(path).header(sent[0], sent[1]);
      HttpResponse<String> resource = server.send(request);
      ServletCall poll = call(server, path).header(sent[0], sent[1]).through(server.polls());
      assertThat(poll.passed()).isFalse();
      assertThat(poll.body()).isEqualTo(resource.body());
      assertThat(poll.status()).isEqualTo(resource.statusCode());
      Map<String, String> answered = lowerCase(poll.answered());
      assertThat(answered.remove("x-openstack-request-id")).startsWith("req-");
      assertThat(answered).isEqualTo(headers(resource));
      return resource;
    } catch (Exception e) {
      throw new AssertionError(path + " with " + header, e);
    }
  }

  private static Map<String, String> lowerCase(Map<String, String> headers) {
    Map<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return lower;
  }

  /** Those that are not of the server. */
  private static Map<String, String> headers(HttpResponse<String> response) {
    Map<String, String> headers = new TreeMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    headers.keySet().removeAll(Set.of("content-length", "date"));
    return headers;
  }

  /** The token is the caller's role. */
  private static final class ByRole implements Authentication {
    @Override
    public Optional<Identity> identify(UnaryOperator<String> headers) {
      return Optional.ofNullable(headers.apply("X-Auth-Token"))
          .map(role -> new Identity(new Credentials(Set.of(role), Map.of()), Caller.NOBODY));
    }

    @Override
    public String challenge() {
      return "Keystone uri=\"http://k\"";
    }
  }
}
