package io.ironicinspector.api.introspection;

import io.ironicinspector.api.json.PythonTime;
import io.ironicinspector.api.link.Links;
import io.ironicinspector.domain.Introspection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One status as clients see it. */
final class StatusShape {
  private StatusShape() {}

  static Map<String, Object> of(Introspection introspection, Links links) {
    String uuid = introspection.node().toString();
    Map<String, Object> shape = new TreeMap<>();
    shape.put("uuid", uuid);
    shape.put("state", introspection.state().wireName());
    shape.put("finished", introspection.finishedAt().isPresent());
    shape.put("started_at", time(introspection.startedAt()));
    shape.put("finished_at", time(introspection.finishedAt()));
    shape.put("error", introspection.error().orElse(null));
    shape.put("links", links.self("/v1/introspection/" + uuid));
    return shape;
  }

  private static String time(Optional<Instant> time) {
    return time.map(PythonTime::text).orElse(null);
  }
}
