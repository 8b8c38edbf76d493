package io.ironicinspector.coordination.torture.member;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.torture.history.Kind;
import java.time.Duration;
import java.util.Random;

/** Waits for turns, a short time each, so that it is known when one was taken. */
final class PaceWork implements Runnable {
  private static final Duration AFTER_FAILURE = Duration.ofMillis(200);

  private final Member member;
  private final Coordinator coordinator;
  private final Random random;

  PaceWork(Member member, Coordinator coordinator, Random random) {
    this.member = member;
    this.coordinator = coordinator;
    this.random = random;
  }

  @Override
  public void run() {
    int longest = (int) member.plan().paceInterval().toMillis();
    while (!member.quiet().isGiven()) {
      Duration wait = Duration.ofMillis(longest / 10 + random.nextInt(longest / 2));
      long start = System.nanoTime();
      try {
        if (coordinator.awaitTurn(MemberPlan.PACE, member.plan().paceInterval(), wait)) {
          member.log().since(start, Kind.TURN, "pace=" + MemberPlan.PACE);
        }
      } catch (CoordinationUnavailableException e) {
        member.quiet().sleep(AFTER_FAILURE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
