package io.ironicinspector.coordination.torture.member;

import io.ironicinspector.coordination.Candidacy;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.Leadership;
import io.ironicinspector.coordination.LeadershipListener;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.torture.history.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** Runs for the leadership, writes while it leads, and resigns now and then. */
final class LeaderWork implements Runnable, LeadershipListener {
  private static final String RESOURCE = MemberPlan.resource(MemberPlan.ELECTION);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
  private static final int TERM_LOOKS = 300;

  private final Member member;
  private final Coordinator coordinator;
  private final Random random;
  private final AtomicReference<Belief> belief = new AtomicReference<>();
  private long asked = System.nanoTime();

  LeaderWork(Member member, Coordinator coordinator, Random random) {
    this.member = member;
    this.coordinator = coordinator;
    this.random = random;
  }

  @Override
  public void run() {
    while (!member.quiet().isGiven()) {
      asked = System.nanoTime();
      try (Candidacy candidacy = coordinator.runFor(MemberPlan.ELECTION, this)) {
        serve(candidacy);
      } catch (CoordinationUnavailableException e) {
        member.log().now(Kind.REFUSED, "resource=" + RESOURCE, "why=unavailable");
        member.quiet().sleep(AFTER_FAILURE);
      }
      endBelief();
    }
  }

  private void serve(Candidacy candidacy) {
    int looks = 20 + random.nextInt(TERM_LOOKS);
    for (int i = 0; i < looks && member.quiet().sleep(LOOK); i++) {
      Optional<Leadership> leadership = candidacy.leadership();
      if (leadership.isPresent() && leadership.get().isValid()) {
        member.work(LOOK);
        member.register().write(RESOURCE, leadership.get().fencingToken());
      }
    }
    // Resigning: from here on nothing is believed.
    endBelief();
  }

  @Override
  public void onElected(Leadership leadership) {
    long token = leadership.fencingToken();
    Belief next = member.beliefs().begin(RESOURCE, token, leadership::isValid);
    // One that is elected again with the same token has led all along: no new grant.
    member.log().span(asked, System.nanoTime(), Kind.ELECTED, "token=" + token);
    end(belief.getAndSet(next));
  }

  @Override
  public void onDemoted(ElectionName election) {
    endBelief();
  }

  private void endBelief() {
    end(belief.getAndSet(null));
  }

  private void end(Belief ended) {
    if (ended != null) {
      member.beliefs().end(ended);
    }
  }
}
