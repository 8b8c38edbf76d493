package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.cluster.EtcdCluster;
import io.ironicinspector.coordination.torture.cluster.EtcdNode;
import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.cluster.RunFolder;
import io.ironicinspector.coordination.torture.history.History;
import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Source;
import io.ironicinspector.coordination.torture.member.StopSignal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How long a stop takes while no node answers, of a member that is in the middle of its work. */
record FrozenStop(Duration ttl) implements Figure {
  private static final Duration TARGET = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration WORK = Duration.ofSeconds(3);
  private static final double NANOS = 1e9;

  @Override
  public boolean needsServers() {
    return true;
  }

  @Override
  public boolean measure(Servers servers, Shutdown shutdown, PrintStream out)
      throws InterruptedException, NoAnswerException {
    EtcdCluster cluster = servers.cluster().orElseThrow();
    servers.createRegisters(1);
    List<String> options =
        List.of(
            "--store", Slot.join(servers.endpoints()),
            "--lease-ttl", String.valueOf(ttl.toSeconds()),
            "--locks", "1");
    try (RunFolder folder = shutdown.add(RunFolder.create());
        HistoryLog log = HistoryLog.open(folder.path(), Source.RUNNER);
        Slots slots = shutdown.add(new Slots())) {
      var slot = new Slot("m1", folder.path(), options, servers.links(), log);
      slots.begin(slot);
      new StopSignal().sleep(WORK);
      cluster.nodes().forEach(EtcdNode::freeze);
      slot.life().stop(PATIENCE);
      cluster.heal();
      return tell(History.read(folder.path()), out);
    }
  }

  private static boolean tell(History history, PrintStream out) {
    boolean ended = !history.all(Kind.STOPPED).isEmpty();
    Duration took =
        history.all(Kind.STOPPED).stream()
            .map(stop -> Duration.ofNanos(stop.end() - stop.start()))
            .findFirst()
            .orElse(PATIENCE);
    out.printf(
        Locale.ROOT,
        "stop with etcd frozen: %s%.2f s%n",
        ended ? "" : "more than ",
        took.toNanos() / NANOS);
    return took.compareTo(TARGET) <= 0;
  }
}
