package io.ironicinspector.api;

import static io.ironicinspector.api.ResponseAssert.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.backend.ApiLimits;
import io.ironicinspector.api.ramdisk.CallbackConfigs;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.Role;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ramdisk's call: tokens in its URL, from handing them out, and room for large bodies. */
class CallbackApiTest {
  private static final String CALLBACK = "/v1/introspection/" + FakeConductor.NODE + "/callback";
  private static final long LARGE = 1L << 40;
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
  @Timeout(60)
  void aSecondLargeBodyIsSentAwayWhileTheFirstIsRead() throws Exception {
    ApiLimits limits = new ApiLimits(1000, true, true, LARGE, true); // more than any test's heap
    try (TestServer roomy = new TestServer(Role.ALL, limits)) {
      try (Socket first = halfSent(roomy)) {
        assertThat(first.isConnected()).isTrue();
        assertError(
            roomy.send(ofUnknownLength(roomy)),
            503,
            "Too many large requests are being processed, try again later");
        assertThat(roomy.post("/v1/continue", "{}").statusCode()).isEqualTo(200);
      }
      assertThat(roomy.send(ofUnknownLength(roomy)).statusCode()).isEqualTo(200);
    }
  }

  /** More than sockets hold: as all of it could be written, the server has begun to read it. */
  private static Socket halfSent(TestServer server) throws IOException {
    Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(server.root()).getPort());
    OutputStream out = socket.getOutputStream();
    String head = "POST /v1/continue HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n";
    out.write(head.formatted(LARGE).getBytes(StandardCharsets.US_ASCII));
    byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 32; i++) {
      out.write(spaces);
    }
    return socket;
  }

  /** Counts as much as may be sent. */
  private static HttpRequest.Builder ofUnknownLength(TestServer server) {
    return server
        .request("/v1/continue")
        .POST(
            HttpRequest.BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(new byte[] {'{', '}'})));
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
