package io.ironicinspector.client.keystone;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One account's view of one Keystone, API version 3. Blocks, for each answer at most as long as it
 * is told. Thread-safe; of several threads that need a new token one gets it and the others wait.
 */
public final class KeystoneClient {
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final String TOKEN = "X-Auth-Token";
  private static final String SUBJECT = "X-Subject-Token";
  private static final Duration RESERVE = Duration.ofMinutes(1);

  private final KeystoneAccount account;
  private final HttpClient http;
  private final Duration timeout;
  private final Clock clock;
  private final AtomicReference<Own> own = new AtomicReference<>();

  private record Own(String token, Instant renewAt, Optional<String> project) {}

  /**
   * Asks nothing yet.
   *
   * @param timeout for one answer of Keystone's
   */
  public KeystoneClient(KeystoneAccount account, HttpClient http, Duration timeout, Clock clock) {
    this.account = Objects.requireNonNull(account, "account");
    this.http = Objects.requireNonNull(http, "http");
    this.timeout = Objects.requireNonNull(timeout, "timeout");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * This account's own token, a new one shortly before the last one ends.
   *
   * @throws KeystoneException if there is none to be had
   */
  public synchronized String token() {
    return own().token();
  }

  /** Whether {@link #token} would give this one. Does not block. */
  boolean isCurrent(String token) {
    Own now = own.get();
    return now != null && now.token().equals(token) && isFresh(now);
  }

  /**
   * The id of the project that this account acts in, if it does.
   *
   * @throws KeystoneException if Keystone does not say
   */
  public synchronized Optional<String> project() {
    return own().project();
  }

  private Own own() {
    Own known = own.get();
    if (known == null || !isFresh(known)) {
      known = login();
      own.set(known);
    }
    return known;
  }

  private boolean isFresh(Own known) {
    return clock.instant().isBefore(known.renewAt());
  }

  /**
   * The address of a service, from the catalog that this account is shown.
   *
   * @throws KeystoneException if Keystone does not say, or has none
   */
  URI endpoint(CatalogEntry wanted) {
    HttpResponse<String> answer = catalog(token());
    if (answer.statusCode() == 401) { // it is our own token that has ended before its time
      forget(answer.request().headers().firstValue(TOKEN).orElse(""));
      answer = catalog(token());
    }
    if (answer.statusCode() != 200) {
      throw unexpected("its catalog was asked for", answer);
    }
    JsonArray catalog = memberOf(answer, "catalog", JsonValue.ValueType.ARRAY).asJsonArray();
    try {
      return wanted.in(catalog).orElseThrow(() -> new KeystoneException(hasNo(wanted), true));
    } catch (IllegalArgumentException notAnAddress) {
      throw new KeystoneException(hasNo(wanted) + ": " + notAnAddress.getMessage(), true);
    }
  }

  private String hasNo(CatalogEntry wanted) {
    return "The catalog of Keystone at %s has no %s".formatted(account.url(), wanted);
  }

  private HttpResponse<String> catalog(String token) {
    return send(request("/auth/catalog").GET().header(TOKEN, token));
  }

  /**
   * Makes the next {@link #token} another one, because somebody refused this one. Does not block.
   */
  public void forget(String token) {
    Own known = own.get();
    if (known != null && known.token().equals(token)) {
      own.compareAndSet(known, null);
    }
  }

  /**
   * What stands behind somebody's token: Keystone's {@code token} object. Empty if it is not valid.
   *
   * @throws KeystoneException if Keystone does not say
   */
  public Optional<JsonObject> look(String subject) {
    HttpResponse<String> answer = look(subject, token());
    if (answer.statusCode() == 401) { // it is our own token that has ended before its time
      forget(answer.request().headers().firstValue(TOKEN).orElse(""));
      answer = look(subject, token());
    }
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(tokenIn(answer));
      case 404, 400 -> Optional.empty();
      default -> throw unexpected("a token was to be checked", answer);
    };
  }

  private HttpResponse<String> look(String subject, String token) {
    return send(
        request("/auth/tokens?nocatalog=1").GET().header(TOKEN, token).header(SUBJECT, subject));
  }

  private Own login() {
    HttpResponse<String> answer =
        send(
            request("/auth/tokens?nocatalog=1")
                .POST(HttpRequest.BodyPublishers.ofString(account.login().toString())));
    if (answer.statusCode() != 201) {
      throw unexpected("this service logged in", answer);
    }
    String token =
        answer
            .headers()
            .firstValue(SUBJECT)
            .orElseThrow(() -> unexpected("this service logged in", answer));
    JsonObject described = tokenIn(answer);
    return new Own(token, renewal(expiry(described)), project(described));
  }

  private static Optional<String> project(JsonObject token) {
    return Optional.ofNullable(token.get("project"))
        .filter(JsonObject.class::isInstance)
        .map(project -> project.asJsonObject().getString("id", ""))
        .filter(id -> !id.isEmpty());
  }

  /** A minute before the end, or half-way if the token does not live that long. */
  private Instant renewal(Instant end) {
    Duration half = Duration.between(clock.instant(), end).dividedBy(2);
    return end.minus(half.compareTo(RESERVE) < 0 ? half : RESERVE);
  }

  /**
   * When a token ends.
   *
   * @throws KeystoneException if it does not say
   */
  public static Instant expiry(JsonObject token) {
    try {
      return OffsetDateTime.parse(token.getString("expires_at", "")).toInstant();
    } catch (DateTimeParseException e) {
      throw new KeystoneException("Keystone's answer has no expires_at", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(account.url() + path))
        .header("Content-Type", "application/json")
        .header("Accept", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      return exchange(request);
    } catch (ConnectException | HttpTimeoutException failure) {
      throw silent(failure);
    } catch (IOException closed) {
      // Servers close connections that waited, and the JDK's client does not repeat a POST then.
      try {
        return exchange(request);
      } catch (IOException failure) {
        throw silent(failure);
      }
    }
  }

  private HttpResponse<String> exchange(HttpRequest request) throws IOException {
    // HttpRequest.timeout() ends with the headers; this one covers the whole answer.
    CompletableFuture<HttpResponse<String>> exchange =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw silent(e.getCause());
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw silent(e);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw silent(e);
    }
  }

  private KeystoneException silent(Throwable cause) {
    return new KeystoneException(
        "Keystone at %s does not answer: %s".formatted(account.url(), cause), cause);
  }

  private JsonObject tokenIn(HttpResponse<String> answer) {
    return memberOf(answer, "token", JsonValue.ValueType.OBJECT).asJsonObject();
  }

  private JsonValue memberOf(HttpResponse<String> answer, String name, JsonValue.ValueType type) {
    try (var reader = JSON.createReader(new StringReader(answer.body()))) {
      JsonValue member = reader.readObject().get(name);
      if (member != null && member.getValueType() == type) {
        return member;
      }
    } catch (JsonException e) {
      throw new KeystoneException("Keystone at %s sent no JSON".formatted(account.url()), e);
    }
    throw new KeystoneException("Keystone at %s sent no %s".formatted(account.url(), name));
  }

  private KeystoneException unexpected(String when, HttpResponse<String> answer) {
    int status = answer.statusCode();
    return new KeystoneException(
        "Keystone at %s answered %d when %s".formatted(account.url(), status, when),
        status >= 400 && status < 500 && status != 408 && status != 429);
  }
}
