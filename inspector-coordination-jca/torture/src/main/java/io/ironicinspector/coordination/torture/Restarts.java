package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.cluster.RunFolder;
import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Source;
import io.ironicinspector.coordination.torture.member.MemberJvm;
import io.ironicinspector.coordination.torture.member.StopSignal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How many members are listed when their process was killed and came back before its lease ended.
 * Looked at after the old lease has ended: that is when others lose them.
 */
record Restarts(int count, Duration ttl) implements Figure {
  private static final int AT_ONCE = 5;
  private static final Duration EXPIRY = Duration.ofSeconds(2);

  @Override
  public boolean needsServers() {
    return false;
  }

  @Override
  public boolean measure(Servers servers, Shutdown shutdown, PrintStream out)
      throws InterruptedException, NoAnswerException {
    int listed = 0;
    try (RunFolder folder = shutdown.add(RunFolder.create());
        HistoryLog log = HistoryLog.open(folder.path(), Source.RUNNER);
        Slots slots = shutdown.add(new Slots())) {
      for (int i = 0; i < Math.min(AT_ONCE, count); i++) {
        slots.begin(slot("m" + i, servers, folder, log));
      }
      for (int tried = 0; tried < count; tried += AT_ONCE) {
        List<Slot> all = slots.all();
        listed += round(all.subList(0, Math.min(all.size(), count - tried)), servers);
      }
    }
    out.println("listed again: " + listed + " of " + count);
    return listed == count;
  }

  private Slot slot(String member, Servers servers, RunFolder folder, HistoryLog log) {
    List<String> options =
        List.of(
            "--store", Slot.join(servers.endpoints()),
            "--lease-ttl", String.valueOf(ttl.toSeconds()),
            "--work", "NONE");
    return new Slot(member, folder.path(), options, servers.links(), log);
  }

  private int round(List<Slot> slots, Servers servers)
      throws InterruptedException, NoAnswerException {
    Map<String, Long> before = Sessions.leases(servers);
    for (Slot slot : slots) {
      MemberJvm next = slot.load();
      slot.life().kill();
      slot.succeed(next);
    }
    new StopSignal().sleep(ttl.plus(EXPIRY));
    Map<String, Long> after = Sessions.leases(servers);
    return (int)
        slots.stream()
            .map(Slot::member)
            .filter(after::containsKey)
            .filter(member -> !after.get(member).equals(before.get(member)))
            .count();
  }
}
