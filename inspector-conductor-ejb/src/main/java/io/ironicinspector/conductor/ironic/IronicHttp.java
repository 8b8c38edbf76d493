package io.ironicinspector.conductor.ironic;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.client.keystone.KeystoneException;
import io.ironicinspector.client.keystone.ServiceLogin;
import io.ironicinspector.client.keystone.ServiceLogin.Login;
import io.ironicinspector.client.keystone.ServiceSettings;
import io.ironicinspector.client.metric.Metrics;
import io.ironicinspector.client.tls.HttpClients;
import io.ironicinspector.conductor.configuration.IronicConfig;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.MalformedFieldException;
import io.ironicinspector.osloconfig.context.RequestContext;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Sends requests with the right headers and turns every failure into an {@link IronicException}.
 * {@link #call} blocks its thread, {@link #send} none. Thread-safe.
 */
final class IronicHttp {
  private static final int UNAUTHORIZED = 401;
  private static final String VERSION = "/v1";
  private static final String ROOT = "get_versions";

  /** The status code of an answer that did not come, in the metrics. */
  private static final String NO_CODE = "none";

  private final ServiceSettings settings;
  private final Reachability reachability = new Reachability();
  private final HttpClient http;
  private final ServiceLogin login;
  private final LaterLogin laterLogin;
  private final VersionNegotiation negotiation = new VersionNegotiation();

  IronicHttp(IronicConfig config) {
    this.settings = config.service();
    // Its one thread does all of its own work, and runs nothing of ours: each thread in between
    // costs as much as the rest of a call. Not the container's executor: that one may be full of
    // callers who wait for an answer, which then nobody would be left to read.
    this.http = HttpClients.create(settings.connectTimeout(), settings.tls(), Runnable::run);
    this.login = settings.login(http);
    this.laterLogin = new LaterLogin(login);
  }

  Duration timeout() {
    return settings.timeout();
  }

  /** The body of a successful answer, null value if it has none. Blocks. */
  JsonValue call(IronicRequest request) {
    Microversion server =
        negotiation.newest().orElseGet(() -> negotiation.learn(exchange(ROOT, this::rootRequest)));
    return body(exchange(request.operation(), login -> versioned(login, request, server)));
  }

  /** As {@link #call}, for what may take Ironic long. What follows must not block. */
  CompletableFuture<JsonValue> send(IronicRequest request) {
    return negotiation
        .newest()
        .map(CompletableFuture::completedFuture)
        .orElseGet(() -> exchangeLater(ROOT, this::rootRequest).thenApply(negotiation::learn))
        .thenCompose(
            server ->
                exchangeLater(request.operation(), login -> versioned(login, request, server)))
        .thenApply(IronicHttp::body);
  }

  private HttpRequest rootRequest(Login login) {
    return request(login, "GET", VERSION + "/", "").build();
  }

  private HttpRequest versioned(Login login, IronicRequest request, Microversion server) {
    String version = request.newest().cappedBy(server).toString();
    String json = request.body().map(JsonStructure::toString).orElse("");
    HttpRequest.Builder builder =
        request(login, request.method(), request.path(), json)
            .header("X-OpenStack-Ironic-API-Version", version)
            .header("OpenStack-API-Version", "baremetal " + version);
    request.body().ifPresent(body -> builder.header("Content-Type", "application/json"));
    return builder.build();
  }

  private HttpRequest.Builder request(Login login, String method, String path, String body) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(root(login) + path))
            .timeout(settings.timeout())
            .header("Accept", "application/json")
            .header("User-Agent", "ironic-inspector")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    login.headers().forEach(builder::header);
    // Ironic's log then names the request that it was asked for.
    RequestContext.current()
        .map(context -> context.globalRequestId().orElseGet(context::requestId))
        .ifPresent(id -> builder.header("X-Openstack-Request-Id", id));
    return builder;
  }

  /** Catalogs and old configurations name the version, too. */
  private static String root(Login login) {
    String endpoint = login.endpoint().toString();
    return endpoint.endsWith(VERSION)
        ? endpoint.substring(0, endpoint.length() - VERSION.length())
        : endpoint;
  }

  private IronicAnswer exchange(String operation, Function<Login, HttpRequest> request) {
    Login used = login();
    IronicAnswer answer = exchange(operation, used, request.apply(used));
    if (answer.status() == UNAUTHORIZED && login.refused(used)) {
      used = login();
      answer = exchange(operation, used, request.apply(used));
    }
    return successful(answer);
  }

  private Login login() {
    Optional<Login> known = login.known();
    return known.isPresent() ? known.get() : awaited(laterLogin.get());
  }

  /** All who wait share one attempt, which Keystone's own limits bound, and its failure. */
  private Login awaited(CompletableFuture<Login> later) {
    try {
      return later.get();
    } catch (ExecutionException failed) {
      if (cause(failed.getCause()) instanceof KeystoneException silent) {
        throw reachability.noLogin(silent);
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopping) {
      throw stopping(stopping);
    }
  }

  private IronicAnswer exchange(String operation, Login login, HttpRequest request) {
    long begin = System.nanoTime();
    try {
      HttpResponse<LaterText> response = http.send(request, LaterText.handler());
      Duration left = limit().minusNanos(System.nanoTime() - begin);
      IronicAnswer answer = answer(response, text(response.body(), left));
      measure(operation, String.valueOf(answer.status()), begin);
      reachability.found(root(login));
      return answer;
    } catch (IOException | TimeoutException failure) {
      measure(operation, NO_CODE, begin);
      throw reachability.lost(root(login), failure);
    } catch (InterruptedException stopping) {
      throw stopping(stopping);
    }
  }

  private static ConductorException stopping(InterruptedException interrupt) {
    Thread.currentThread().interrupt();
    return new ConductorException(Kind.UNAVAILABLE, "This conductor is stopping", interrupt);
  }

  /** The request's own limit ends with the answer's headers; the body may hang as well. */
  private Duration limit() {
    return settings.timeout().plusSeconds(1);
  }

  private static String text(LaterText body, Duration left)
      throws IOException, TimeoutException, InterruptedException {
    try {
      return body.text().get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause().getMessage(), failed.getCause());
    } catch (TimeoutException | InterruptedException over) {
      body.cancel();
      throw over;
    }
  }

  private CompletableFuture<IronicAnswer> exchangeLater(
      String operation, Function<Login, HttpRequest> request) {
    return loggedIn(
            used ->
                exchangeLater(operation, used, request.apply(used))
                    .thenCompose(
                        answer ->
                            answer.status() == UNAUTHORIZED && login.refused(used)
                                ? loggedIn(
                                    next -> exchangeLater(operation, next, request.apply(next)))
                                : CompletableFuture.completedFuture(answer)))
        .thenApply(IronicHttp::successful);
  }

  private CompletableFuture<IronicAnswer> loggedIn(
      Function<Login, CompletableFuture<IronicAnswer>> call) {
    return login
        .known()
        .map(call)
        .orElseGet(
            () ->
                RequestContext.carry(laterLogin.get())
                    .exceptionally(
                        failure -> {
                          throw cause(failure) instanceof KeystoneException silent
                              ? reachability.noLogin(silent)
                              : new CompletionException(failure);
                        })
                    .thenCompose(call));
  }

  private CompletableFuture<IronicAnswer> exchangeLater(
      String operation, Login login, HttpRequest request) {
    long begin = System.nanoTime();
    CompletableFuture<HttpResponse<String>> sent =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    CompletableFuture<HttpResponse<String>> bounded =
        sent.copy().orTimeout(limit().toMillis(), TimeUnit.MILLISECONDS);
    return RequestContext.carry(bounded)
        .handle(
            (response, failure) -> {
              String code = failure == null ? String.valueOf(response.statusCode()) : NO_CODE;
              measure(operation, code, begin);
              if (failure != null) {
                sent.cancel(true);
                throw reachability.lost(root(login), failure);
              }
              reachability.found(root(login));
              return answer(response, response.body());
            });
  }

  private static void measure(String operation, String code, long begin) {
    Metrics.IRONIC.observe(Duration.ofNanos(System.nanoTime() - begin), operation, code);
  }

  private static IronicAnswer answer(HttpResponse<?> response, String body) {
    return new IronicAnswer(
        response.request().uri(), response.statusCode(), response.headers(), body);
  }

  private static IronicAnswer successful(IronicAnswer answer) {
    if (answer.status() >= 300) {
      throw refused(answer);
    }
    return answer;
  }

  private static JsonValue body(IronicAnswer answer) {
    if (answer.body().isBlank()) {
      return JsonValue.NULL;
    }
    return JsonDocuments.parse(answer.body())
        .map(JsonValue.class::cast)
        .orElseThrow(
            () ->
                new IronicException(
                    answer.status(), "Ironic's answer is not JSON: " + answer.uri()));
  }

  /** The text is what openstacksdk makes of a refusal, operators know it from upstream. */
  private static IronicException refused(IronicAnswer answer) {
    return new IronicException(
        answer.status(),
        "%s Error for url: %s, %s"
            .formatted(answer.status() < 500 ? "Client" : "Server", answer.uri(), fault(answer)));
  }

  private static String fault(IronicAnswer answer) {
    return JsonDocuments.parse(answer.body())
        .filter(JsonObject.class::isInstance)
        .flatMap(body -> faultString(body.asJsonObject().get("error_message")))
        .orElse("status " + answer.status());
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
