package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.MalformedFieldException;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ironic's newest API version, once somebody has asked for it. A failure is not kept: the next
 * caller asks again. Thread-safe.
 */
final class VersionNegotiation {
  private static final String HEADER = "X-OpenStack-Ironic-API-Maximum-Version";

  private final AtomicReference<Microversion> known = new AtomicReference<>();

  /** Empty: ask for {@code /v1/}, and {@link #learn} from the answer. */
  Optional<Microversion> newest() {
    return Optional.ofNullable(known.get());
  }

  Microversion learn(IronicAnswer root) {
    Microversion newest = read(root);
    known.set(newest);
    return newest;
  }

  private static Microversion read(IronicAnswer root) {
    return root.headers()
        .firstValue(HEADER)
        .or(() -> fromBody(root.body()))
        .flatMap(Microversion::parse)
        .orElseThrow(
            () ->
                new IronicException(
                    root.status(), "Not Ironic's API, it tells no version: " + root.uri()));
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
