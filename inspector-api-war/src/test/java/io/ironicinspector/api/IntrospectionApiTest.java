package io.ironicinspector.api;

import static io.ironicinspector.api.FakeConductor.NODE;
import static io.ironicinspector.api.ResponseAssert.assertError;
import static io.ironicinspector.api.ResponseAssert.assertJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.backend.ApiLimits;
import io.ironicinspector.api.error.Failures;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.Role;
import jakarta.persistence.PersistenceException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrospectionApiTest {
  private static final String PATH = "/v1/introspection/" + NODE;
  private static final Logger FAILURES = Logger.getLogger(Failures.class.getName());

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "?manage_boot=1, true",
    "?manage_boot=Off, false",
    "?manage_boot=NO&x=y, false"
  })
  void startIsAcceptedWithAnEmptyObject(String query, boolean managed) throws Exception {
    assertJson(server.post(PATH + query, ""), 202, "{}\n");
    assertThat(server.conductor.calls).containsExactly("introspect " + NODE + " " + managed);
  }

  @Test
  void startTakesNamesAndTrailingSlashesAndIgnoresItsBody() throws Exception {
    assertJson(server.post("/v1/introspection/rack1-u7/", "not json"), 202, "{}\n");
    assertThat(server.conductor.calls).containsExactly("introspect rack1-u7 true");
  }

  @Test
  void uuidsAreMadeCanonicalBeforeTheyAreUsed() throws Exception {
    server.reads.rows.add(waiting());
    String odd = NODE.toString().replace("-", "").toUpperCase(Locale.ROOT);
    assertThat(server.get("/v1/introspection/" + odd).statusCode()).isEqualTo(200);
    assertJson(server.post("/v1/introspection/" + odd + "/abort", ""), 202, "{}\n");
    assertThat(server.conductor.calls).containsExactly("abort " + NODE);
  }

  @Test
  void manageBootMustBeABoolean() throws Exception {
    assertError(
        server.post(PATH + "?manage_boot=foo", ""),
        400,
        "Invalid boolean value for manage_boot: foo");
    assertThat(server.conductor.calls).isEmpty();
  }

  @Test
  void managedBootIsRefusedWhereItIsNotPossible() throws Exception {
    try (TestServer unable = new TestServer(Role.ALL, new ApiLimits(10, false, true, 1000, true))) {
      assertError(
          unable.post(PATH, ""),
          400,
          "Managed boot is requested, but this installation cannot manage boot"
              + " ((can_manage_boot set to False)");
      assertJson(unable.post(PATH + "?manage_boot=false", ""), 202, "{}\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, 404",
    "CONFLICT, 409",
    "INVALID, 400",
    "NO_CONDUCTOR, 503",
    "UNAVAILABLE, 503",
    "INTERNAL, 500"
  })
  void everyKindOfFailureHasItsStatusAndKeepsItsText(ConductorException.Kind kind, int status)
      throws Exception {
    server.conductor.failWith(new ConductorException(kind, "because of " + kind));
    assertError(server.post(PATH, ""), status, "because of " + kind);
    assertError(server.post(PATH + "/abort", ""), status, "because of " + kind);
    assertError(server.post("/v1/continue", "{}"), status, "because of " + kind);
    assertError(server.get("/v1/introspection/name"), status, "because of " + kind);
  }

  @Test
  void aDefectShowsNothingOfItself() throws Exception {
    server.conductor.failWith(new IllegalStateException("secret"));
    assertError(server.post(PATH, ""), 500, "Internal server error");
    server.reads.failure = new IllegalStateException("secret");
    assertError(server.get(PATH), 500, "Internal server error");
    assertError(server.get("/v1/introspection"), 500, "Internal server error");
  }

  @Test
  void theLogSaysWhatADefectWas() throws Exception {
    List<LogRecord> logged = new CopyOnWriteArrayList<>();
    FAILURES.setFilter(logged::add);
    try {
      server.reads.failure = new IllegalStateException("secret");
      server.get(PATH);
    } finally {
      FAILURES.setFilter(null);
    }
    assertThat(logged)
        .singleElement()
        .satisfies(line -> assertThat(line.getLevel()).isEqualTo(Level.SEVERE))
        .satisfies(line -> assertThat(line.getThrown()).hasStackTraceContaining("secret"));
  }

  @Test
  void statusShowsARunningIntrospection() throws Exception {
    server.reads.rows.add(waiting());
    assertJson(
        server.get(PATH),
        200,
        "{\"error\":null,\"finished\":false,\"finished_at\":null,\"links\":[{\"href\":\"%s%s\",\"rel\":\"self\"}],\"started_at\":\"2026-11-22T07:39:00.336103\",\"state\":\"waiting\",\"uuid\":\"%s\"}\n"
            .formatted(server.root(), PATH, NODE));
  }

  @Test
  void statusByNameAsksTheConductorOnceInAWhile() throws Exception {
    server.reads.rows.add(failed());
    String path = "/v1/introspection/" + FakeConductor.NAME;
    assertThat(server.get(path).body())
        .contains(
            "\"error\":\"no \\u00fc\"",
            "\"finished\":true",
            "\"finished_at\":\"2026-11-22T07:40:00\"",
            "\"uuid\":\"" + NODE + "\"");
    assertThat(server.get(path).statusCode()).isEqualTo(200);
    assertThat(server.conductor.calls).containsExactly("resolve rack1-u7");
  }

  @Test
  void unknownNodesAreNotFound() throws Exception {
    assertError(server.get(PATH), 404, "Could not find node %s in cache".formatted(NODE));
    assertError(server.get("/v1/introspection/nobody"), 404, "Node nobody was not found in Ironic");
  }

  @Test
  void aDatabaseThatIsDownIsUnavailable() throws Exception {
    server.reads.failure = new IllegalStateException(new PersistenceException("connection lost"));
    String text = "The database is not available, try again later";
    assertError(server.get(PATH), 503, text);
    assertError(server.get("/v1/introspection"), 503, text);
    assertError(server.get(PATH + "/data"), 503, text);
  }

  @Test
  void theListIsOnePageOfStatuses() throws Exception {
    assertJson(server.get("/v1/introspection"), 200, "{\"introspection\":[]}\n");
    server.reads.rows.add(waiting());
    server.reads.rows.add(failed());
    HttpResponse<String> response =
        server.get("/v1/introspection/?limit=2&state=error,waiting&marker=" + NODE);
    assertThat(response.body())
        .startsWith("{\"introspection\":[{\"error\":null,")
        .endsWith("}]}\n");
    assertThat(server.reads.lists).containsExactly("[] - 1000", "[WAITING, ERROR] " + NODE + " 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"marker=x&limit=x&state=x", "limit=x&state=x&marker="})
  void theListChecksItsMarkerFirst(String query) throws Exception {
    assertError(server.get("/v1/introspection?" + query), 400, "Bad request: Marker not UUID-like");
  }

  private static Introspection waiting() {
    return new Introspection(
        NODE,
        IntrospectionState.WAITING,
        Optional.of(Instant.parse("2026-11-22T07:39:00.336103Z")),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private static Introspection failed() {
    return new Introspection(
        NODE,
        IntrospectionState.ERROR,
        Optional.of(Instant.parse("2026-11-22T07:39:00Z")),
        Optional.of(Instant.parse("2026-11-22T07:40:00Z")),
        Optional.of("no \u00fc"),
        true);
  }
}
