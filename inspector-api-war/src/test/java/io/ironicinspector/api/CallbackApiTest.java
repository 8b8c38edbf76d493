package io.ironicinspector.api;

import static io.ironicinspector.api.ResponseAssert.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.ramdisk.CallbackConfigs;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens in the callback URL, from handing them out to the ramdisk's call. */
class CallbackApiTest {
  private static final String CALLBACK = "/v1/introspection/" + FakeConductor.NODE + "/callback";
  private static final Instant START = Instant.parse("2026-11-22T07:39:00Z");

  private final TestServer server = TestServer.start(CallbackConfigs.guarded());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theUrlOfARunIsReadAndTheConductorLearnsTheNode() throws Exception {
    server.reads.rows.add(run(Optional.empty()));
    HttpResponse<String> answer = server.get(CALLBACK);
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject callback = object(answer.body());
    String path = "/v1/continue?token=" + callback.getString("token");
    assertThat(callback.getString("url")).isEqualTo(server.root() + path);
    assertThat(server.post(path, "{}").statusCode()).isEqualTo(200);
    assertThat(server.conductor.calls).containsExactly("continue [] " + FakeConductor.NODE);
    HttpResponse<String> named =
        server.get("/v1/introspection/" + FakeConductor.NAME + "/callback/");
    assertThat(object(named.body())).isEqualTo(callback);
  }

  @Test
  void withoutATokenOrWithAnotherTheBodyIsNotEvenRead() throws Exception {
    for (String query : new String[] {"", "?token=", "?token=x", "?token=" + FakeConductor.NODE}) {
      assertError(
          server.post("/v1/continue" + query, "this is no JSON"),
          403,
          "This service takes introspection data only with the token of the run in the callback"
              + " URL");
    }
    assertThat(server.conductor.calls).isEmpty();
  }

  @Test
  void theSitesTokenLeavesTheLookUpToTheConductor() throws Exception {
    String path = "/v1/continue?token=" + CallbackConfigs.SITE_TOKEN;
    assertThat(server.post(path, "{}").statusCode()).isEqualTo(200);
    assertThat(server.conductor.calls).containsExactly("continue []");
  }

  @Test
  void thereIsNoUrlForARunThatIsOverOrNeverWas() throws Exception {
    assertError(
        server.get(CALLBACK), 404, "Could not find node " + FakeConductor.NODE + " in cache");
    server.reads.rows.add(run(Optional.of(START)));
    assertError(
        server.get(CALLBACK),
        409,
        "node " + FakeConductor.NODE + ": no ramdisk is expected, its introspection is over");
  }

  @Test
  void aStrangerIsNotToldWhereIronicIs() throws Exception {
    try (TestServer open = TestServer.start()) {
      open.conductor.failWith(
          new ConductorException(
              ConductorException.Kind.UNAVAILABLE,
              "Ironic at https://ironic.internal:6385/v1 does not answer: \"cannot connect\""));
      assertError(
          open.post("/v1/continue", "{}"),
          503,
          "Ironic at (internal address) does not answer: \"cannot connect\"");
    }
  }

  @Test
  void withoutTheOptionThereAreNoTokens() throws Exception {
    try (TestServer open = TestServer.start()) {
      open.reads.rows.add(run(Optional.empty()));
      HttpResponse<String> answer = open.get(CALLBACK);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("callback_require_token");
      assertThat(open.post("/v1/continue?token=x", "{}").statusCode()).isEqualTo(200);
    }
  }

  private static Introspection run(Optional<Instant> finished) {
    return new Introspection(
        FakeConductor.NODE,
        finished.isPresent() ? IntrospectionState.FINISHED : IntrospectionState.WAITING,
        Optional.of(START),
        finished,
        Optional.empty(),
        true);
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
