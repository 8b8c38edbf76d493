package io.ironicinspector.api.health;

import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.client.json.PythonJson;
import java.util.List;
import java.util.Map;

/**
 * What MicroProfile Health would say.
 *
 * @param up all of it together
 */
public record Health(boolean up, List<HealthCheck> checks) {
  private Health(List<HealthCheck> checks) {
    this(checks.stream().allMatch(HealthCheck::up), checks);
  }

  /** It runs; who asks has an answer. */
  public static Health live() {
    return new Health(List.of());
  }

  /** Whether requests should come here. Blocks for the database, and for etcd if it is silent. */
  public static Health ready(Backend backend) {
    return new Health(
        List.of(
            HealthCheck.of("database", backend.reads()::ping),
            HealthCheck.of("group", backend.conductors()::requireGroup)));
  }

  /** As JSON. */
  public byte[] document() {
    return PythonJson.sorted(
        Map.of(
            "status",
            HealthCheck.word(up),
            "checks",
            checks.stream().map(HealthCheck::shape).toList()));
  }
}
