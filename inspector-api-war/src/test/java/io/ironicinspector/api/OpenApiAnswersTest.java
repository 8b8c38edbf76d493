package io.ironicinspector.api;

import static io.ironicinspector.api.FakeConductor.NAME;
import static io.ironicinspector.api.FakeConductor.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.access.Access;
import io.ironicinspector.api.access.Doors;
import io.ironicinspector.api.auth.Authentication;
import io.ironicinspector.api.auth.Identity;
import io.ironicinspector.api.backend.ApiLimits;
import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.api.error.BusyException;
import io.ironicinspector.api.error.Failures;
import io.ironicinspector.api.policy.Credentials;
import io.ironicinspector.api.ramdisk.CallbackConfigs;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.domain.Role;
import io.ironicinspector.osloconfig.context.Caller;
import jakarta.persistence.PersistenceException;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Provokes every answer to every request that {@code /openapi} describes, and lets a validator hold
 * each against the description. What filters answer is held against it where they are tested.
 */
class OpenApiAnswersTest {
  private static final Logger DEFECTS = Logger.getLogger(Failures.class.getName());
  private static final String FILTERS = "get /(health|metrics|openapi)\\b.*";
  private static final String NO_TOKEN = "";
  private static final ApiLimits TINY = new ApiLimits(1000, true, true, 200, true);
  private static final Instant START = Instant.parse("2026-11-22T07:39:00.336103Z");
  private static final Authentication BY_TOKEN =
      new Authentication() {
        @Override
        public Optional<Identity> identify(UnaryOperator<String> headers) {
          return Optional.ofNullable(headers.apply("X-Auth-Token"))
              .map(token -> new Identity(Credentials.NOBODY, Caller.NOBODY));
        }

        @Override
        public String challenge() {
          return "Keystone uri=\"http://keystone.example\"";
        }
      };

  private final Description description = Description.read();
  private final Set<String> requests = description.requests();
  private final Set<String> seen = new TreeSet<>();
  private final List<String> complaints = new ArrayList<>();

  @BeforeEach
  void keepQuiet() {
    DEFECTS.setLevel(Level.OFF); // else dozens of stack traces
    requests.removeIf(request -> request.matches(FILTERS));
  }

  @AfterEach
  void speakAgain() {
    DEFECTS.setLevel(null);
  }

  @Test
  void everyDescribedAnswerIsGivenAndEveryAnswerIsDescribed() throws Exception {
    succeed();
    succeedInOtherForms();
    refuse();
    findNothing();
    conflict();
    failBehindTheDoor();
    failAtTheDoor();
    assertThat(complaints).isEmpty();
    Set<String> described = description.answers();
    described.removeIf(answer -> answer.matches(FILTERS));
    assertThat(seen).containsExactlyElementsOf(described);
  }

  private void succeed() throws Exception {
    try (TestServer server = full()) {
      for (String request : requests) {
        server.method("DELETE", "/v1/rules");
        if (!request.startsWith("post /v1/rules")) {
          server.post("/v1/rules/" + SampleRules.UUID, SampleRules.failing());
        }
        check(server, new DescribedCall(request));
      }
    }
  }

  private void succeedInOtherForms() throws Exception {
    try (TestServer server = full()) {
      for (String format : new String[] {"json", "patch", "text"}) {
        check(
            server,
            new DescribedCall("get /v1/introspection/{node}/diff").query("?format=" + format));
      }
      for (String rule : new String[] {SampleRules.failing(), SampleRules.unusable()}) {
        server.conductor.outcome = question -> SampleRules.outcome(rule);
        check(server, new DescribedCall("post /v1/rules/test"));
      }
      check(server, new DescribedCall("post /v1/rules").version("1.5"));
      check(server, new DescribedCall("post /v1/rules/{rule}").version("1.5"));
    }
  }

  private void refuse() throws Exception {
    try (TestServer server = server(TINY, Access.open())) {
      for (String request : requests) {
        check(server, new DescribedCall(request).version("nonsense"));
        check(server, new DescribedCall(request).version("9.9"));
        check(server, new DescribedCall(request).body("["));
        check(server, new DescribedCall(request).body("{\"a\": \"" + "x".repeat(300) + "\"}"));
        check(server, new DescribedCall(request).query("?limit=-1&manage_boot=perhaps&to=0"));
      }
    }
  }

  private void findNothing() throws Exception {
    try (TestServer server = server(TestServer.LIMITS, Access.open())) {
      server.conductor.failWith(new ConductorException(Kind.NOT_FOUND, "no such node"));
      for (String request : requests) {
        check(server, new DescribedCall(request));
        check(server, new DescribedCall(request).node("nobody"));
      }
      check(server, "get /{version}", server.request("/v2"));
      server.reads.fail(ApiException.notFound("Node not found for marker: " + NODE));
      check(server, new DescribedCall("get /v1/introspection").query("?marker=" + NODE));
    }
  }

  private void conflict() throws Exception {
    try (TestServer server = full()) {
      server.conductor.failWith(new ConductorException(Kind.CONFLICT, "locked"));
      server.reads.rows.clear();
      server.reads.rows.add(introspection(IntrospectionState.FINISHED, Optional.empty()));
      String named = SampleRules.matching().replaceFirst("\\{", "{\"uuid\": \"%s\", ");
      server.post("/v1/rules/" + SampleRules.UUID, SampleRules.matching());
      for (String request : requests) {
        boolean creates = request.matches("post /v1/rules(/\\{rule\\})?");
        boolean takesPart = !request.startsWith("delete") && !request.endsWith("/test");
        if (creates) {
          check(server, new DescribedCall(request).body(named.formatted(SampleRules.UUID)));
        } else if (takesPart) { // a deletion would take the rule away, a test never waits for a
          // lock
          check(server, new DescribedCall(request));
        }
      }
    }
  }

  private void failBehindTheDoor() throws Exception {
    for (Kind kind : Set.of(Kind.INVALID, Kind.INTERNAL, Kind.NO_CONDUCTOR, Kind.UNAVAILABLE)) {
      try (TestServer server = full()) {
        server.conductor.failWith(new ConductorException(kind, "no"));
        for (String request : requests) {
          check(server, new DescribedCall(request).node(NAME));
        }
      }
    }
    try (TestServer server = full()) {
      server.reads.fail(new PersistenceException("gone"));
      for (String request : requests) {
        check(server, new DescribedCall(request));
      }
    }
  }

  private void failAtTheDoor() throws Exception {
    BiPredicate<String, Credentials> broken =
        (rule, caller) -> {
          throw new IllegalStateException("a defect");
        };
    BiPredicate<String, Credentials> busy =
        (rule, caller) -> {
          throw new BusyException("later");
        };
    checkAll(broken, "a token");
    checkAll(busy, "a token");
    checkAll((rule, caller) -> false, "a token");
    checkAll((rule, caller) -> true, NO_TOKEN);
  }

  private void checkAll(BiPredicate<String, Credentials> policy, String token) throws Exception {
    try (TestServer server = server(TestServer.LIMITS, Access.governed(BY_TOKEN, policy))) {
      for (String request : requests) {
        check(server, new DescribedCall(request).token(token));
      }
    }
  }

  private void check(TestServer server, DescribedCall call) throws Exception {
    check(server, call.request(), call.to(server));
  }

  private void check(TestServer server, String request, HttpRequest.Builder builder)
      throws Exception {
    HttpRequest sent = builder.build();
    Answer answer = Answer.of(server.send(builder));
    seen.add(answer.name(request));
    String called = sent.method().toLowerCase(Locale.ROOT) + " " + sent.uri().getPath();
    description
        .complaints(called, answer)
        .forEach(complaint -> complaints.add(request + ": " + answer + ": " + complaint));
  }

  private static TestServer server(ApiLimits limits, Access api) {
    Doors doors = new Doors(api, Access.shut());
    TestServer server = new TestServer(Role.ALL, limits, doors, CallbackConfigs.guarded());
    server.conductor.outcome = question -> SampleRules.outcome(SampleRules.matching());
    return server;
  }

  /** With whatever can be asked for. */
  private static TestServer full() {
    TestServer server = server(TestServer.LIMITS, Access.open());
    server.reads.rows.addAll(
        List.of(
            introspection(IntrospectionState.WAITING, Optional.empty()),
            introspection(IntrospectionState.ERROR, Optional.of("disk on fire")),
            new Introspection(
                NodeUuid.parse("2be26c0b-03f2-4d2e-ae87-c02d7f33c781"),
                IntrospectionState.ENROLLING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true)));
    server.reads.documents.put(true, SampleData.PROCESSED);
    server.reads.documents.put(false, SampleData.UNPROCESSED);
    server.reads.runs.addAll(
        List.of(
            Runs.goingOn(4), Runs.failed(3, "disk on fire"), Runs.finished(2), Runs.finished(1)));
    server.reads.runDocuments.put("1 PROCESSED", SampleData.PROCESSED);
    server.reads.runDocuments.put("1 UNPROCESSED", SampleData.UNPROCESSED);
    server.reads.runDocuments.put("2 PROCESSED", SampleData.CHANGED);
    return server;
  }

  private static Introspection introspection(IntrospectionState state, Optional<String> error) {
    boolean over = state == IntrospectionState.FINISHED || error.isPresent();
    return new Introspection(
        NODE,
        state,
        Optional.of(START),
        over ? Optional.of(START.plusSeconds(60)) : Optional.empty(),
        error,
        true);
  }
}
