package io.ironicinspector.coordination.benchmark;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.Coordinator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many writes a lock costs etcd, by its revision, and how many proposals of the cluster, by its
 * metrics. Right only if nobody else writes meanwhile.
 *
 * @param acquire writes for each
 * @param release writes for each
 * @param proposals for one acquire and one release, if etcd shows its metrics
 */
record Commits(double acquire, double release, Optional<Double> proposals) {
  private static final int LOCKS = 100;

  static Commits count(BareEtcd etcd, Coordinator session, String endpoint)
      throws InterruptedException {
    Optional<Metrics> metricsBefore = Metrics.read(endpoint);
    long before = etcd.revision();
    List<LockGrant> grants = new ArrayList<>();
    for (int i = 0; i < LOCKS; i++) {
      grants.add(session.tryLock(new LockName("commit-" + i), Duration.ZERO).orElseThrow());
    }
    long between = etcd.revision();
    grants.forEach(LockGrant::close);
    long after = etcd.revision();
    Optional<Double> proposals =
        metricsBefore.flatMap(earlier -> proposals(endpoint, earlier)).map(all -> all / LOCKS);
    return new Commits(
        (between - before) / (double) LOCKS, (after - between) / (double) LOCKS, proposals);
  }

  private static Optional<Double> proposals(String endpoint, Metrics before) {
    try {
      return Metrics.read(endpoint).map(now -> (double) now.commitsSince(before));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "acquire %.2f, release %.2f; proposals for both: %s",
        acquire,
        release,
        proposals.map(number -> String.format(Locale.ROOT, "%.2f", number)).orElse("not shown"));
  }
}
