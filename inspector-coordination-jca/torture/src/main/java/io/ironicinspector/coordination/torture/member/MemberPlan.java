package io.ironicinspector.coordination.torture.member;

import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.PaceName;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a member does.
 *
 * @param id its name in the group
 * @param world it shares a group and locks with
 * @param work what it does besides being there
 * @param locks how many names there are
 * @param workers how many threads take locks
 * @param hold the longest that a lock is held
 * @param paceInterval between two turns of all members together
 * @param seed of its choices
 */
public record MemberPlan(
    String id,
    World world,
    Work work,
    int locks,
    int workers,
    Duration hold,
    Duration paceInterval,
    long seed) {
  /** What a member does besides being there. */
  public enum Work {
    /** Nothing. */
    NONE,
    /** It takes locks and looks at the group. */
    LOCKS,
    /** It runs for the leadership and awaits turns as well. */
    ALL
  }

  /** What they all run for. */
  static final ElectionName ELECTION = new ElectionName("leader");

  /** What they all do at one pace. */
  static final PaceName PACE = new PaceName("pace");

  /** The names, the same for all members. */
  List<LockName> lockNames() {
    return IntStream.range(0, locks).mapToObj(i -> new LockName("lock-" + i)).toList();
  }

  /** As the history calls it. */
  static String resource(LockName lock) {
    return "lock/" + lock;
  }

  /** As the history calls it. */
  static String resource(ElectionName election) {
    return "election/" + election;
  }

  /** The registers that so many locks and the leadership protect. */
  public static List<String> registers(int locks) {
    return IntStream.rangeClosed(0, locks)
        .mapToObj(i -> i == locks ? resource(ELECTION) : resource(new LockName("lock-" + i)))
        .toList();
  }
}
