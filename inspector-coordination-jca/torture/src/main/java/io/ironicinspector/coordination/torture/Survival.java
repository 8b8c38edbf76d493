package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.torture.cluster.EtcdCluster;
import io.ironicinspector.coordination.torture.cluster.EtcdNode;
import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.member.StopSignal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How many leases survive that one node of three is frozen for longer than they last. Many sessions
 * at once go through each freeze, and the nodes take turns.
 *
 * <p>Looked at while the node is still frozen, when a client without protection has lost its lease.
 * What happens when a node that led is thawed is told beside it: etcd 3.4.23 and 3.5.16 then revoke
 * leases that the new leader has renewed (etcd-io/etcd issue 15247), against which no renewal
 * helps.
 */
record Survival(int count, Duration ttl) implements Figure {
  private static final int AT_ONCE = 20;
  private static final Duration LONGER = Duration.ofSeconds(3);

  @Override
  public boolean needsServers() {
    return true;
  }

  @Override
  public boolean measure(Servers servers, Shutdown shutdown, PrintStream out)
      throws InterruptedException, NoAnswerException {
    EtcdCluster cluster = servers.cluster().orElseThrow();
    int survived = 0;
    int revoked = 0;
    try (Sessions sessions = shutdown.add(Sessions.open(servers, Math.min(AT_ONCE, count), ttl))) {
      int tried = 0;
      for (int freeze = 0; tried < count; freeze++) {
        EtcdNode node = cluster.nodes().get(freeze % cluster.nodes().size());
        int now = Math.min(AT_ONCE, count - tried);
        sessions.settle();
        Map<String, Long> before = sessions.leases();
        node.freeze();
        rest(ttl.plus(LONGER));
        int still = Math.min(now, kept(before, sessions));
        cluster.heal();
        // Whatever the thaw costs shows by now.
        rest(LONGER);
        revoked += Math.max(0, still - kept(before, sessions));
        survived += still;
        tried += now;
      }
    }
    if (revoked > 0) {
      out.println(
          "revoked by etcd when a node was thawed that had led: " + revoked + " of " + survived);
    }
    out.println("survived: " + survived + " of " + count);
    return survived == count;
  }

  private static void rest(Duration time) {
    new StopSignal().sleep(time);
  }

  private static int kept(Map<String, Long> before, Sessions sessions) throws NoAnswerException {
    Map<String, Long> now = sessions.leases();
    return (int)
        before.entrySet().stream()
            .filter(entry -> Objects.equals(entry.getValue(), now.get(entry.getKey())))
            .filter(entry -> sessions.state(entry.getKey()) == SessionState.ACTIVE)
            .count();
  }
}
