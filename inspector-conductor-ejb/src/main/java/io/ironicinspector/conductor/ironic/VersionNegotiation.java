package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.MalformedFieldException;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Asks Ironic once for its newest API version. A failure is not kept: the next caller asks again.
 */
final class VersionNegotiation {
  private static final String HEADER = "X-OpenStack-Ironic-API-Maximum-Version";

  private final Supplier<CompletableFuture<HttpResponse<String>>> question;
  private final AtomicReference<Microversion> known = new AtomicReference<>();

  VersionNegotiation(Supplier<CompletableFuture<HttpResponse<String>>> question) {
    this.question = question;
  }

  CompletableFuture<Microversion> newest() {
    Microversion version = known.get();
    if (version != null) {
      return CompletableFuture.completedFuture(version);
    }
    return question
        .get()
        .thenApply(
            answer -> {
              known.set(read(answer));
              return known.get();
            });
  }

  private static Microversion read(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue(HEADER)
        .or(() -> fromBody(answer.body()))
        .flatMap(Microversion::parse)
        .orElseThrow(
            () ->
                new IronicException(
                    answer.statusCode(), "Not Ironic's API, it tells no version: " + answer.uri()));
  }

  private static Optional<String> fromBody(String body) {
    try {
      return JsonDocuments.parse(body)
          .filter(JsonObject.class::isInstance)
          .flatMap(json -> JsonField.of(json.asJsonObject(), "version").get("version").text());
    } catch (MalformedFieldException notIronic) {
      return Optional.empty();
    }
  }
}
