package io.ironicinspector.coordination.benchmark;

import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.adapter.Coordinator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Looks for members of a group. Each call is timed on its own, the two readings of the clock
 * included.
 */
final class LookUp {
  private static final int MEMBERS = 20;
  private static final int CALLS = 200_000;

  private final Coordinator session;
  private final Sessions sessions;
  private final Samples members = new Samples("members, " + MEMBERS + " in the group");
  private final Samples random = new Samples("random member");
  private long seen;

  LookUp(Coordinator session, Sessions sessions) {
    this.session = session;
    this.sessions = sessions;
  }

  void run() {
    for (int i = 0; i < MEMBERS; i++) {
      session.join(
          sessions.group(),
          new MemberId("ironic_inspector.conductor.host-" + i),
          Map.of("rpc_url", "http://host-" + i + ":5051/rpc", "version", "1"));
    }
    while (session.members(sessions.group()).members().size() < MEMBERS) {
      Sessions.pause();
    }
    measure();
    members.clear();
    random.clear();
    measure();
  }

  private void measure() {
    for (int i = 0; i < CALLS; i++) {
      long begin = System.nanoTime();
      seen += session.members(sessions.group()).members().size();
      members.add(System.nanoTime() - begin);
    }
    for (int i = 0; i < CALLS; i++) {
      long begin = System.nanoTime();
      seen += anyConductor().metadata().size();
      random.add(System.nanoTime() - begin);
    }
    if (seen == 0) {
      throw new IllegalStateException("no members were seen");
    }
  }

  // As the connection does it.
  private Member anyConductor() {
    List<Member> candidates =
        session.members(sessions.group()).members().stream()
            .filter(member -> member.id().value().startsWith("ironic_inspector.conductor."))
            .toList();
    return candidates.get(ThreadLocalRandom.current().nextInt(candidates.size()));
  }

  Samples members() {
    return members;
  }

  Samples random() {
    return random;
  }
}
