package io.ironicinspector.coordination.torture.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Scope;
import io.ironicinspector.coordination.torture.history.Source;
import org.junit.jupiter.api.Test;

final class SessionRulesTest {
  @Test
  void theArrowsAreFine() {
    var story = new Story();
    String[] states = {
      "CONNECTING",
      "ACTIVE",
      "SUSPECT",
      "ACTIVE",
      "SUSPECT",
      "LOST",
      "CONNECTING",
      "ACTIVE",
      "LOST",
      "CONNECTING",
      "CLOSED"
    };
    for (int i = 0; i < states.length; i++) {
      story.session("m1#1", i, states[i]);
    }
    Findings findings = story.check();
    assertThat(findings.violations()).isEmpty();
    assertThat(findings.checks()).containsEntry(Promise.SESSION, states.length);
  }

  @Test
  void aLossThatIsToldTwiceIsFound() {
    assertThat(
            new Story()
                .session("m1#1", 0, "ACTIVE")
                .session("m1#1", 1, "LOST")
                .session("m1#1", 2, "LOST")
                .broken())
        .containsExactly(Promise.SESSION);
  }

  @Test
  void aLostSessionThatComesBackIsFound() {
    assertThat(new Story().session("m1#1", 1, "LOST").session("m1#1", 2, "ACTIVE").broken())
        .containsExactly(Promise.SESSION);
  }

  @Test
  void theLossOfAGrantThatIsToldTwiceIsFound() {
    assertThat(
            new Story()
                .tell("m1#1", Kind.GRANT_LOST, 1, 1, "resource=lock/a", "token=1")
                .tell("m1#1", Kind.GRANT_LOST, 2, 2, "resource=lock/a", "token=1")
                .broken())
        .containsExactly(Promise.SESSION);
  }

  @Test
  void aLossThatIsToldBeforeTheLeaseEndsIsFine() {
    Findings findings = lost(new Story().session("m1#1", 1_900, "LOST")).check();
    assertThat(findings.violations()).isEmpty();
    assertThat(findings.checks()).containsEntry(Promise.LOST_IN_TIME, 1);
  }

  @Test
  void aLossThatIsToldAfterwardsIsFound() {
    assertThat(lost(new Story().session("m1#1", 2_100, "LOST")).broken())
        .containsExactly(Promise.LOST_IN_TIME);
  }

  @Test
  void aLossThatIsNeverToldIsFound() {
    assertThat(lost(new Story()).broken()).containsExactly(Promise.LOST_IN_TIME);
  }

  @Test
  void aMemberWithoutAWayToTheServersMustKnowAllTheSame() {
    assertThat(lost(new Story().fault(Scope.LINKS, "m1", 500, 4_000)).broken())
        .containsExactly(Promise.LOST_IN_TIME);
  }

  @Test
  void aMemberThatDidNotRunOrWhoseLeaseWasRevokedCannotKnow() {
    assertThat(lost(new Story().fault(Scope.PROCESS, "m1", 500, 4_000)).broken()).isEmpty();
    assertThat(lost(new Story().fault(Scope.LEASE, "m1", 1_900, 1_901)).broken()).isEmpty();
  }

  private static Story lost(Story story) {
    return story
        .joined("m1#1", 0)
        .listed(100, 5, "m1@a")
        .listed(1_800, 5, "m1@a")
        .listed(2_000, 6, "");
  }

  @Test
  void aLongStopIsFoundUnlessTheProcessWasPaused() {
    var story = new Story().stopped("m1#1", 0, 5_100);
    assertThat(story.broken()).containsExactly(Promise.STOP);
    assertThat(story.fault(Scope.PROCESS, "m1", 100, 3_000).broken()).isEmpty();
  }

  @Test
  void aStopThatNeverEndsIsFound() {
    assertThat(
            new Story()
                .tell(Source.RUNNER, Kind.HUNG, 0, 30_000, "target=m1#1", "what=stop")
                .broken())
        .containsExactly(Promise.STOP);
  }

  @Test
  void moreLeasesThanBeforeAreFound() {
    var story = new Story().tell(Source.RUNNER, Kind.LEASES, 0, 0, "when=before", "count=2");
    assertThat(story.tell(Source.RUNNER, Kind.LEASES, 9, 9, "when=after", "count=2").broken())
        .isEmpty();
    assertThat(story.tell(Source.RUNNER, Kind.LEASES, 9, 9, "when=after", "count=3").broken())
        .containsExactly(Promise.NOTHING_LEFT);
  }

  @Test
  void keysThatWereLeftBehindAreFound() {
    assertThat(new Story().tell(Source.RUNNER, Kind.LEFTOVERS, 0, 0, "keys=").broken()).isEmpty();
    assertThat(new Story().tell(Source.RUNNER, Kind.LEFTOVERS, 0, 0, "keys=/a").broken())
        .containsExactly(Promise.NOTHING_LEFT);
  }

  @Test
  void aLockThatNobodyGetsWhereNothingIsBrokenIsFound() {
    var story =
        new Story()
            .joined("m1#1", 0)
            .granted("m1#1", "lock/a", 10, 20, 1)
            .tell("m1#1", Kind.REFUSED, 9_000, 14_000, "resource=lock/a", "why=held");
    assertThat(story.broken()).containsExactly(Promise.PROGRESS);
    assertThat(story.granted("m1#1", "lock/a", 12_000, 12_001, 2).broken()).isEmpty();
  }

  @Test
  void whereSomethingWasBrokenNoProgressIsAskedFor() {
    assertThat(
            new Story()
                .joined("m1#1", 0)
                .fault(Scope.SERVERS, "etcd-0", 5_000, 6_000)
                .tell("m1#1", Kind.REFUSED, 9_000, 14_000, "resource=lock/a", "why=held")
                .broken())
        .isEmpty();
  }
}
