package io.ironicinspector.client.metric;

import java.util.List;

/**
 * All metrics of this process. Static, because that is what a process has one of: the conductor's
 * beans and the API's share them without knowing each other. Thread-safe.
 */
public final class Metrics {
  private static final double[] SHORT = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
  };
  private static final double[] LONG = {0.1, 0.5, 1, 5, 15, 60, 120, 300, 600, 1200, 3600};

  /** Introspections by their state, from the database. */
  public static final Gauge INTROSPECTIONS =
      new Gauge("inspector_introspections", "Introspections by state", "state");

  /** Runs that ended: result finished or error, and the step that decided it. */
  public static final Counter ENDED =
      new Counter(
          "inspector_introspections_total", "Introspections that ended", "result", "reason");

  /** How long introspections took: phase is prepare, wait, process or total. */
  public static final Histogram DURATION =
      new Histogram(
          "inspector_introspections_duration_seconds",
          "How long introspections took",
          LONG,
          "phase");

  /** How long ramdisks waited for their answer, by status code. */
  public static final Histogram CALLBACK =
      new Histogram(
          "inspector_callback_seconds", "How long a ramdisk waited for its answer", SHORT, "code");

  /** How long hooks took. */
  public static final Histogram HOOK =
      new Histogram("inspector_hook_seconds", "How long a hook took", SHORT, "hook");

  /** How often a rule's conditions held. */
  public static final Counter RULE_HITS =
      new Counter("inspector_rule_hits_total", "How often a rule's conditions held", "rule");

  /** How long Ironic took, by what it was asked to do and its status code, or {@code none}. */
  public static final Histogram IRONIC =
      new Histogram(
          "inspector_ironic_requests_seconds", "How long Ironic took", SHORT, "op", "code");

  /** Whether this process leads: 1 or 0. */
  public static final Gauge LEADER =
      new Gauge("inspector_leader", "Whether this process does what one must do");

  /** How long the lease certainly lasts. */
  public static final Gauge LEASE_TTL =
      new Gauge("inspector_lease_ttl_seconds", "How long the lease lasts if etcd falls silent");

  /** The locks that this process holds. */
  public static final Gauge LOCKS_HELD =
      new Gauge("inspector_locks_held", "Locks that this process holds");

  /** Writes that the database refused because their lock was lost. */
  public static final Counter FENCED_WRITES =
      new Counter("inspector_fenced_writes_total", "Writes refused because their lock was lost");

  /** Work that waits for a thread. */
  public static final Gauge QUEUE_DEPTH =
      new Gauge("inspector_queue_depth", "Work that waits for a thread");

  /** Answers of the API, by method and status code. */
  public static final Histogram REQUESTS =
      new Histogram(
          "inspector_http_request_seconds", "How long requests took", SHORT, "method", "code");

  private static final List<Metric> ALL =
      List.of(
          INTROSPECTIONS,
          ENDED,
          DURATION,
          CALLBACK,
          HOOK,
          RULE_HITS,
          IRONIC,
          LEADER,
          LEASE_TTL,
          LOCKS_HELD,
          FENCED_WRITES,
          QUEUE_DEPTH,
          REQUESTS);

  private Metrics() {}

  /** All of them in Prometheus' text format 0.0.4. */
  public static String text() {
    Exposition out = new Exposition();
    ALL.forEach(metric -> metric.write(out));
    return out.toString();
  }
}
