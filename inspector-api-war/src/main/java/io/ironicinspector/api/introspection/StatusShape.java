package io.ironicinspector.api.introspection;

import io.ironicinspector.api.link.Links;
import io.ironicinspector.domain.Introspection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One status as clients see it. */
final class StatusShape {
  private static final DateTimeFormatter WHOLE_SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  private StatusShape() {}

  static Map<String, Object> of(Introspection introspection, Links links) {
    String uuid = introspection.node().toString();
    Map<String, Object> shape = new HashMap<>();
    shape.put("uuid", uuid);
    shape.put("state", introspection.state().wireName());
    shape.put("finished", introspection.finishedAt().isPresent());
    shape.put("started_at", time(introspection.startedAt()));
    shape.put("finished_at", time(introspection.finishedAt()));
    shape.put("error", introspection.error().orElse(null));
    shape.put("links", links.self("/v1/introspection/" + uuid));
    return shape;
  }

  /** As Python's isoformat(): UTC without a zone, microseconds only if there are any. */
  private static String time(Optional<Instant> time) {
    return time.map(instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
        .map(
            utc ->
                utc.format(
                    utc.get(ChronoField.MICRO_OF_SECOND) == 0 ? WHOLE_SECONDS : MICROSECONDS))
        .orElse(null);
  }
}
