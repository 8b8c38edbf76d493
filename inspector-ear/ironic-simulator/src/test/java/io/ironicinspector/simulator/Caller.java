package io.ironicinspector.simulator;

import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A client that says everything on the wire itself, so that the tests see what is really sent. */
public final class Caller {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI base;
  private final String version;

  public Caller(IronicSimulator simulator) {
    this(simulator.uri(), "1.76");
  }

  private Caller(URI base, String version) {
    this.base = base;
    this.version = version;
  }

  public Caller withVersion(String newVersion) {
    return new Caller(base, newVersion);
  }

  /** What came back. */
  public record Answer(int status, String text, HttpResponse<String> response) {
    public JsonObject json() {
      return text.isEmpty() ? JsonValue.EMPTY_JSON_OBJECT : JsonText.parseObject(text);
    }

    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    /** The text in Ironic's doubly wrapped error. */
    public String fault() {
      JsonObject inner = JsonText.parseObject(json().getString("error_message"));
      return inner.containsKey("faultstring")
          ? inner.getString("faultstring")
          : inner.getString("title") + ": " + inner.getString("description");
    }
  }

  public Answer get(String path) {
    return call("GET", path, "");
  }

  public Answer post(String path, String body) {
    return call("POST", path, body);
  }

  public Answer put(String path, String body) {
    return call("PUT", path, body);
  }

  public Answer patch(String path, String body) {
    return call("PATCH", path, body);
  }

  public Answer delete(String path) {
    return call("DELETE", path, "");
  }

  /** Creates a node and gives its uuid. */
  public String createNode(String body) {
    Answer answer = post("/v1/nodes", body);
    if (answer.status() != 201) {
      throw new AssertionError(answer.text());
    }
    return answer.json().getString("uuid");
  }

  public Answer call(String method, String path, String body) {
    try {
      return answer(http.send(request(method, path, body), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public CompletableFuture<Answer> callLater(String method, String path, String body) {
    return http.sendAsync(request(method, path, body), BodyHandlers.ofString())
        .thenApply(Caller::answer);
  }

  private HttpRequest request(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!version.isEmpty()) {
      request.header(Microversion.HEADER, version);
    }
    return request.build();
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.body(), response);
  }
}
