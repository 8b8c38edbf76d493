package io.ironicinspector.coordination.torture.member;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.GroupSnapshot;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Looks at the group, and asks the store what it had at the revision of the answer. */
final class GroupWork implements Runnable {
  private static final int LONGEST_PAUSE_MILLIS = 400;

  private final Member member;
  private final Coordinator coordinator;
  private final GroupTruth truth;
  private final Random random;

  GroupWork(Member member, Coordinator coordinator, GroupTruth truth, Random random) {
    this.member = member;
    this.coordinator = coordinator;
    this.truth = truth;
    this.random = random;
  }

  @Override
  public void run() {
    while (member.quiet().sleep(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)))) {
      long start = System.nanoTime();
      try {
        GroupSnapshot view = coordinator.members(member.plan().world().group());
        note(start, System.nanoTime(), view);
      } catch (CoordinationUnavailableException e) {
        // No answer is one of the right answers.
      }
    }
  }

  private void note(long start, long end, GroupSnapshot view) {
    List<String> ids = view.members().stream().map(found -> found.id().value()).toList();
    String held = truth.at(view.revision()).map(members -> String.join(",", members)).orElse("?");
    member
        .log()
        .span(
            start,
            end,
            Kind.VIEW,
            "revision=" + view.revision(),
            "age_ns=" + view.age().toNanos(),
            Operation.list("members", ids),
            "truth=" + held);
  }
}
