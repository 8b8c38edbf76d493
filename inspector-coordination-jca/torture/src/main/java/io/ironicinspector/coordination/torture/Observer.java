package io.ironicinspector.coordination.torture;

import io.etcd.jetcd.kv.GetResponse;
import io.ironicinspector.coordination.torture.cluster.Etcd;
import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import io.ironicinspector.coordination.torture.member.GroupTruth;
import io.ironicinspector.coordination.torture.member.StopSignal;
import io.ironicinspector.coordination.torture.member.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the group from the store all the time. Thread-safe; whoever started it closes it. */
public final class Observer implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(100);

  private final GroupTruth truth;
  private final HistoryLog log;
  private final StopSignal stop = new StopSignal();
  private final Thread thread;
  private long newest;
  private volatile Map<String, Long> leases = Map.of();

  private Observer(World world, Etcd etcd, HistoryLog log) {
    this.truth = new GroupTruth(world, etcd);
    this.log = log;
    this.thread = new Thread(this::observe, "observer");
    thread.setDaemon(true);
  }

  /** One that works until it is closed. */
  public static Observer start(World world, Etcd etcd, HistoryLog log) {
    var observer = new Observer(world, etcd, log);
    observer.thread.start();
    return observer;
  }

  private void observe() {
    while (stop.sleep(PERIOD)) {
      long start = System.nanoTime();
      try {
        note(start, truth.read(0));
      } catch (NoAnswerException e) {
        // The servers are broken. That is what this is about.
      }
    }
  }

  private void note(long start, GetResponse found) {
    long revision = found.getHeader().getRevision();
    if (revision < newest) {
      // etcd 3.4 may answer with the past after a pause: known, mended in later ones.
      return;
    }
    newest = revision;
    Map<String, Long> seen = new TreeMap<>();
    found.getKvs().forEach(key -> seen.put(truth.member(key), key.getLease()));
    seen.remove("");
    leases = seen;
    List<String> entries =
        seen.entrySet().stream()
            .map(entry -> entry.getKey() + "@" + Long.toHexString(entry.getValue()))
            .toList();
    log.since(start, Kind.LIST, "revision=" + revision, Operation.list("members", entries));
  }

  /** The leases of the members, as they were seen last. */
  public Map<String, Long> leases() {
    return leases;
  }

  @Override
  public void close() {
    stop.give();
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
