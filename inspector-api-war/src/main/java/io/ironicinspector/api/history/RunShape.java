package io.ironicinspector.api.history;

import io.ironicinspector.api.json.PythonTime;
import io.ironicinspector.persistence.Run;
import io.ironicinspector.persistence.Run.Document;
import io.ironicinspector.persistence.Run.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run as clients see it. */
final class RunShape {
  private static final double NANOS = 1e9;

  private RunShape() {}

  static Map<String, Object> of(Run run) {
    Map<String, Object> shape = brief(run);
    shape.put("finished", run.end().isPresent());
    shape.put("error", run.end().flatMap(Run.End::error).orElse(null));
    shape.put("conductor", run.conductor().filter(host -> !host.isEmpty()).orElse(null));
    shape.put(
        "seconds", seconds(run.finishedAt().map(at -> Duration.between(run.startedAt(), at))));
    shape.put("phases", phases(run));
    shape.put("has_data", run.kept().contains(Document.PROCESSED));
    shape.put("has_unprocessed_data", run.kept().contains(Document.UNPROCESSED));
    return shape;
  }

  /** Which run it is, without how it went. */
  static Map<String, Object> brief(Run run) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("run", run.number());
    shape.put("state", run.state().wireName());
    shape.put("started_at", PythonTime.text(run.startedAt()));
    shape.put("finished_at", run.finishedAt().map(PythonTime::text).orElse(null));
    return shape;
  }

  private static List<Map<String, Object>> phases(Run run) {
    List<Map<String, Object>> phases = new ArrayList<>();
    for (int i = 0; i < run.phases().size(); i++) {
      Phase phase = run.phases().get(i);
      Map<String, Object> shape = new LinkedHashMap<>();
      shape.put("state", phase.state().wireName());
      shape.put("started_at", PythonTime.text(phase.from()));
      shape.put("seconds", seconds(run.duration(i)));
      phases.add(shape);
    }
    return phases;
  }

  /** Null while it goes on. */
  private static Double seconds(Optional<Duration> duration) {
    return duration.map(time -> time.toNanos() / NANOS).orElse(null);
  }
}
