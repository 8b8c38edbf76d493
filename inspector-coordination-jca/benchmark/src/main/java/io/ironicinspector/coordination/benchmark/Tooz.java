package io.ironicinspector.coordination.benchmark;

import io.ironicinspector.coordination.adapter.testing.ToozPeer;
import io.ironicinspector.coordination.adapter.testing.ToozPeer.Driver;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Python's tooz with the driver etcd3gw, which measures itself. */
final class Tooz implements AutoCloseable {
  private static final Duration TTL = Duration.ofSeconds(30);
  private static final int WAITERS = 8;

  private final ToozPeer python;
  private final String lock;
  private final Samples both = new Samples("tooz acquire+release");
  private final Samples handOff = new Samples("tooz hand-off, " + WAITERS + " waiters");

  Tooz(String endpoint, String lock) {
    this.lock = lock;
    this.python = ToozPeer.started(Driver.ETCD3GW, endpoint, "benchmark", TTL, List.of("--heart"));
  }

  void once() {
    addAll(both, python.ask("time " + lock + " 1"));
  }

  /** Its waiters look once a second, which takes a while and would disturb everybody else. */
  void handOffs(int number) {
    String command = "handoff " + lock + " " + WAITERS + " " + number;
    addAll(handOff, python.ask(command, Duration.ofMinutes(2)));
  }

  private static void addAll(Samples samples, String json) {
    if (!json.startsWith("[")) {
      throw new IllegalStateException("tooz: " + json);
    }
    Stream.of(json.substring(1, json.length() - 1).split(","))
        .mapToDouble(Double::parseDouble)
        .forEach(micros -> samples.add(Math.round(micros * 1000)));
  }

  Samples both() {
    return both;
  }

  Samples handOff() {
    return handOff;
  }

  @Override
  public void close() {
    python.ask("stop");
    python.close();
  }
}
