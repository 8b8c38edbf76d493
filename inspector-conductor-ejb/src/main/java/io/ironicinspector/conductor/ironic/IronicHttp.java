package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.configuration.IronicConfig;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.MalformedFieldException;
import io.ironicinspector.osloconfig.context.RequestContext;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests with the right headers and turns every failure into an {@link IronicException}.
 * Asynchronous: no thread waits for an answer. Thread-safe.
 */
final class IronicHttp {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final IronicConfig config;
  private final Reachability reachability;
  private final HttpClient http;
  private final VersionNegotiation negotiation;

  IronicHttp(IronicConfig config) {
    this.config = config;
    this.reachability = new Reachability(config.endpoint());
    // Its own small threads, not the container's executor: that one may be bounded and full of
    // callers who wait for an answer, which then nobody would be left to read.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT.compareTo(config.timeout()) < 0 ? CONNECT : config.timeout())
            .build();
    this.negotiation = new VersionNegotiation(() -> exchange(request("GET", "/v1/", "").build()));
  }

  Duration timeout() {
    return config.timeout();
  }

  URI endpoint() {
    return config.endpoint();
  }

  /** The body of a successful answer, null value if it has none. */
  CompletableFuture<JsonValue> send(IronicRequest request) {
    return negotiation
        .newest()
        .thenCompose(server -> exchange(versioned(request, server)))
        .thenApply(IronicHttp::body);
  }

  private HttpRequest versioned(IronicRequest request, Microversion server) {
    String version = request.newest().cappedBy(server).toString();
    String json = request.body().map(JsonStructure::toString).orElse("");
    HttpRequest.Builder builder =
        request(request.method(), request.path(), json)
            .header("X-OpenStack-Ironic-API-Version", version)
            .header("OpenStack-API-Version", "baremetal " + version);
    request.body().ifPresent(body -> builder.header("Content-Type", "application/json"));
    return builder.build();
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(config.endpoint() + path))
            .timeout(config.timeout())
            .header("Accept", "application/json")
            .header("User-Agent", "ironic-inspector")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    config.authHeader().forEach(builder::header);
    // Ironic's log then names the request that it was asked for.
    RequestContext.current()
        .map(context -> context.globalRequestId().orElseGet(context::requestId))
        .ifPresent(id -> builder.header("X-Openstack-Request-Id", id));
    return builder;
  }

  private CompletableFuture<HttpResponse<String>> exchange(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> sent =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    // The request's own limit ends with the answer's headers; the body may hang as well.
    CompletableFuture<HttpResponse<String>> bounded =
        sent.copy().orTimeout(config.timeout().plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
    return RequestContext.carry(bounded)
        .handle(
            (response, failure) -> {
              if (failure != null) {
                sent.cancel(true);
                throw reachability.lost(failure);
              }
              reachability.found();
              if (response.statusCode() >= 300) {
                throw refused(request, response);
              }
              return response;
            });
  }

  private static JsonValue body(HttpResponse<String> response) {
    if (response.body().isBlank()) {
      return JsonValue.NULL;
    }
    return JsonDocuments.parse(response.body())
        .map(JsonValue.class::cast)
        .orElseThrow(
            () ->
                new IronicException(
                    response.statusCode(), "Ironic's answer is not JSON: " + response.uri()));
  }

  /** The text is what openstacksdk makes of a refusal, operators know it from upstream. */
  private static IronicException refused(HttpRequest request, HttpResponse<String> response) {
    int status = response.statusCode();
    return new IronicException(
        status,
        "%s Error for url: %s, %s"
            .formatted(status < 500 ? "Client" : "Server", request.uri(), fault(response)));
  }

  private static String fault(HttpResponse<String> response) {
    return JsonDocuments.parse(response.body())
        .filter(JsonObject.class::isInstance)
        .flatMap(body -> faultString(body.asJsonObject().get("error_message")))
        .orElse("status " + response.statusCode());
  }

  /** Ironic wraps its fault once more, as text or as an object, depending on its version. */
  private static Optional<String> faultString(JsonValue message) {
    if (message instanceof JsonString text) {
      return JsonDocuments.parse(text.getString())
          .flatMap(inner -> faultString(inner))
          .or(() -> Optional.of(text.getString()));
    }
    if (message instanceof JsonObject object) {
      try {
        return JsonField.of(object, "faultstring").text();
      } catch (MalformedFieldException notText) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** What really happened, out of the wrapping of futures. */
  static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? cause(failure.getCause())
        : failure;
  }
}
