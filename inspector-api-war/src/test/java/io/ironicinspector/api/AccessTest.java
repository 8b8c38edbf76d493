package io.ironicinspector.api;

import static io.ironicinspector.api.ResponseAssert.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.access.Access;
import io.ironicinspector.api.access.ConductorCall;
import io.ironicinspector.api.access.Doors;
import io.ironicinspector.api.access.Rule;
import io.ironicinspector.api.auth.Authentication;
import io.ironicinspector.api.auth.Identity;
import io.ironicinspector.api.policy.Credentials;
import io.ironicinspector.domain.Role;
import io.ironicinspector.osloconfig.context.Caller;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets through which door. The token is the caller's role. */
class AccessTest {
  private static final Authentication BY_ROLE =
      new Authentication() {
        @Override
        public Optional<Identity> identify(UnaryOperator<String> headers) {
          return Optional.ofNullable(headers.apply("X-Auth-Token"))
              .map(role -> new Credentials(Set.of(role), Map.of()))
              .map(credentials -> new Identity(credentials, Caller.NOBODY));
        }

        @Override
        public String challenge() {
          return "Keystone uri=\"http://k\"";
        }
      };

  /** For those who must not be asked who they are. */
  private static final Authentication BLIND =
      new Authentication() {
        @Override
        public Optional<Identity> identify(UnaryOperator<String> headers) {
          throw new IllegalStateException("it was looked at");
        }

        @Override
        public String challenge() {
          return "";
        }
      };

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/introspection, introspection:status",
    "GET, /v1/introspection/x, introspection:status",
    "HEAD, /v1/introspection, introspection:status",
    "POST, /v1/introspection/x, introspection:start",
    "POST, /v1/introspection/x/abort, introspection:abort",
    "GET, /v1/introspection/x/data, introspection:data",
    "GET, /v1/introspection/x/data/unprocessed, introspection:data",
    "GET, /v1/introspection/x/history, introspection:status",
    "GET, /v1/introspection/x/history/1/data, introspection:data",
    "GET, /v1/introspection/x/history/1/data/unprocessed, introspection:data",
    "POST, /v1/introspection/x/history/1/reapply, introspection:reapply",
    "GET, /v1/introspection/x/diff, introspection:data",
    "POST, /v1/rules/test, introspection:rule:test",
  })
  void aProtectedRequestNeedsTheRule(String method, String path, String rule) throws Exception {
    try (TestServer server = server((asked, caller) -> caller.roles().contains(asked))) {
      HttpResponse<String> nobody = server.method(method, path);
      assertThat(nobody.statusCode()).isEqualTo(401);
      assertThat(nobody.headers().firstValue("WWW-Authenticate"))
          .hasValue("Keystone uri=\"http://k\"");
      assertThat(as("x:y", method, path, server).statusCode()).isEqualTo(403);
      assertThat(as(rule, method, path, server).statusCode()).isIn(200, 202, 400, 404);
      assertThat(server.conductor.calls).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void theRefusalsAreJson() throws Exception {
    try (TestServer server = server((rule, caller) -> false)) {
      assertError(server.get("/v1/introspection"), 401, "Authentication required");
      assertError(as("admin", "GET", "/v1/introspection", server), 403, "Access denied by policy");
    }
  }

  @Test
  void publicEndpointsNeedNoTokenUnlessThePolicyWantsOne() throws Exception {
    try (TestServer server =
        server((rule, caller) -> caller.attribute("is_public_api").equals(Optional.of("True")))) {
      assertThat(server.get("/").statusCode()).isEqualTo(200);
      assertThat(server.get("/v1").statusCode()).isEqualTo(200);
      assertThat(server.post("/v1/continue", "{}").statusCode()).isEqualTo(200);
    }
    try (TestServer server = server((rule, caller) -> caller.roles().contains("ramdisk"))) {
      assertThat(server.post("/v1/continue", "{}").statusCode()).isEqualTo(403);
      assertThat(as("ramdisk", "GET", "/v1", server).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void publicEndpointsLookAtNoTokenThatThePolicyDoesNotWant() throws Exception {
    Access access =
        Access.governed(
            BLIND, (rule, caller) -> caller.attribute("is_public_api").equals(Optional.of("True")));
    try (TestServer server =
        new TestServer(Role.ALL, TestServer.LIMITS, new Doors(access, Access.open()))) {
      assertThat(as("any", "GET", "/", server).statusCode()).isEqualTo(200);
      assertThat(as("any", "GET", "/v1", server).statusCode()).isEqualTo(200);
      HttpRequest.Builder callback = server.request("/v1/continue").header("X-Auth-Token", "any");
      callback.POST(BodyPublishers.ofString("{}"));
      assertThat(server.send(callback).statusCode()).isEqualTo(200);
      assertThat(as("any", "GET", "/v1/introspection", server).statusCode()).isEqualTo(500);
    }
  }

  @Test
  void unknownPathsAndMethodsAreSoForEverybody() throws Exception {
    try (TestServer server = server((rule, caller) -> false)) {
      assertThat(server.get("/v1/unknown").statusCode()).isEqualTo(404);
      assertThat(server.method("PUT", "/v1/introspection").statusCode()).isEqualTo(405);
      assertThat(server.method("OPTIONS", "/v1/introspection").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void rpcHasADoorOfItsOwn() throws Exception {
    Access shut = Access.governed(BY_ROLE, (rule, caller) -> rule.equals("json_rpc"));
    try (TestServer server =
        new TestServer(Role.CONDUCTOR, TestServer.LIMITS, new Doors(Access.open(), shut))) {
      assertThat(server.post("/rpc", "{}").statusCode()).isEqualTo(401);
      assertThat(as("any", "POST", "/rpc", server).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void everyResourceMethodSaysWhoMayCallIt() {
    Stream<Method> methods =
        Stream.of(Role.values())
            .flatMap(role -> new ApiApplication(role).getClasses().stream())
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .filter(AccessTest::isResourceMethod);
    assertThat(methods)
        .isNotEmpty()
        .allMatch(
            method ->
                Stream.of(Rule.class, ConductorCall.class)
                        .filter(method::isAnnotationPresent)
                        .count()
                    == 1);
  }

  private static boolean isResourceMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(type -> type.isAnnotationPresent(HttpMethod.class));
  }

  private static TestServer server(BiPredicate<String, Credentials> policy) {
    return new TestServer(
        Role.ALL, TestServer.LIMITS, new Doors(Access.governed(BY_ROLE, policy), Access.open()));
  }

  private static HttpResponse<String> as(String role, String method, String path, TestServer server)
      throws Exception {
    return server.send(
        server.request(path).header("X-Auth-Token", role).method(method, BodyPublishers.noBody()));
  }
}
