package io.ironicinspector.coordination.torture.check;

import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who lives is listed, who died is not; each after the time that it may take. */
final class Listing implements Rule {
  // A leader that is new gives every lease an election's time more; etcd looks twice a second.
  private static final Duration EXPIRY = Duration.ofSeconds(3);
  private static final Duration AFTER_STOP = Duration.ofSeconds(1);

  @Override
  public void check(Evidence evidence, Findings findings) {
    Set<String> told = new HashSet<>();
    for (Operation list : evidence.all(Kind.LIST)) {
      List<String> listed = Members.ids(list);
      for (Life life : evidence.lives()) {
        if (list.start() < life.joined() || list.end() >= life.next()) {
          continue;
        }
        if (mustBeListed(life, list, evidence)) {
          findings.checked(Promise.LIVING_LISTED);
          if (!listed.contains(life.member()) && told.add(life.name())) {
            missing(life, list, findings);
          }
        } else if (mustBeGone(life, list, evidence)) {
          findings.checked(Promise.DEAD_GONE);
          if (listed.contains(life.member()) && told.add(life.name())) {
            stillThere(life, list, findings);
          }
        }
      }
    }
  }

  private static boolean mustBeListed(Life life, Operation list, Evidence evidence) {
    long since = list.start() - evidence.recoveryNanos();
    return life.joined() <= since
        && life.ending() > list.end()
        && evidence.disturbances().calm(life.member(), since, list.end());
  }

  private static boolean mustBeGone(Life life, Operation list, Evidence evidence) {
    if (life.ended() == Long.MAX_VALUE) {
      return false;
    }
    Disturbances disturbances = evidence.disturbances();
    long calmBefore = life.ending() - evidence.recoveryNanos();
    if (!life.killed() && disturbances.calm(life.member(), calmBefore, list.end())) {
      return list.start() > life.ended() + AFTER_STOP.toNanos();
    }
    long since = list.start() - evidence.ttlNanos() - EXPIRY.toNanos();
    return life.ended() <= since && disturbances.serversCalm(since, list.end());
  }

  private static void missing(Life life, Operation list, Findings findings) {
    findings.violated(
        Promise.LIVING_LISTED,
        "%s joined at %s and is not listed at %s: %s",
        life.name(),
        findings.at(life.joined()),
        findings.at(list.start()),
        list.get("members"));
  }

  private static void stillThere(Life life, Operation list, Findings findings) {
    findings.violated(
        Promise.DEAD_GONE,
        "%s was %s at %s and is still listed at %s",
        life.name(),
        life.killed() ? "killed" : "stopped",
        findings.at(life.ended()),
        findings.at(list.start()));
  }
}
