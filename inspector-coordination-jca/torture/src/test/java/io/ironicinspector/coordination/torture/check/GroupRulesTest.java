package io.ironicinspector.coordination.torture.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Scope;
import org.junit.jupiter.api.Test;

final class GroupRulesTest {
  @Test
  void aLivingMemberThatIsListedIsFine() {
    Findings findings = new Story().joined("m1#1", 0).listedFrom(100, 12_000, "m1@a").check();
    assertThat(findings.violations()).isEmpty();
    assertThat(findings.checks().get(Promise.LIVING_LISTED)).isPositive();
  }

  @Test
  void aLivingMemberThatIsNotListedIsFound() {
    assertThat(new Story().joined("m1#1", 0).listedFrom(100, 12_000, "m2@a").broken())
        .containsExactly(Promise.LIVING_LISTED);
  }

  @Test
  void aMemberMayBeMissingForTheTimeOfARecoveryAfterAFault() {
    var story =
        new Story()
            .joined("m1#1", 0)
            .fault(Scope.SERVERS, "etcd-0", 9_000, 10_000)
            .listedFrom(10_000, 17_900, "");
    assertThat(story.broken()).isEmpty();
    assertThat(story.listed(18_100, 11, "").broken()).containsExactly(Promise.LIVING_LISTED);
  }

  @Test
  void theFaultOfOneMemberIsNoExcuseForAnother() {
    assertThat(
            new Story()
                .joined("m1#1", 0)
                .joined("m2#1", 0)
                .fault(Scope.LINKS, "m2", 5_000, 12_000)
                .listed(10_000, 10, "")
                .broken())
        .containsExactly(Promise.LIVING_LISTED);
  }

  @Test
  void aMemberThatCameBackAndIsListedFirstAndThenNoMoreIsFound() {
    assertThat(
            new Story()
                .joined("m1#1", 0)
                .listedFrom(100, 9_000, "m1@a")
                .killed("m1#1", 9_000)
                .fault(Scope.PROCESS, "m1", 9_000, 10_000)
                .spawned("m1#2", 9_900)
                .joined("m1#2", 10_000)
                .listedFrom(10_000, 12_000, "m1@a")
                .listedFrom(12_000, 20_000, "")
                .broken())
        .contains(Promise.LIVING_LISTED);
  }

  @Test
  void aDeadMemberMayBeListedUntilItsLeaseEnds() {
    var story =
        new Story().joined("m1#1", 0).killed("m1#1", 1_000).listedFrom(1_100, 6_900, "m1@a");
    assertThat(story.broken()).isEmpty();
    assertThat(story.listed(7_100, 10, "m1@a").broken()).containsExactly(Promise.DEAD_GONE);
  }

  @Test
  void aDeadMemberMayBeListedLongerWhereTheServersWereBroken() {
    assertThat(
            new Story()
                .joined("m1#1", 0)
                .killed("m1#1", 1_000)
                .fault(Scope.SERVERS, "etcd-0", 5_000, 6_000)
                .listed(11_900, 10, "m1@a")
                .broken())
        .isEmpty();
  }

  @Test
  void aMemberThatStoppedInGoodOrderMustBeGoneAtOnce() {
    assertThat(
            new Story()
                .joined("m1#1", 0)
                .stopped("m1#1", 1_000, 1_100)
                .listed(2_200, 10, "m1@a")
                .broken())
        .containsExactly(Promise.DEAD_GONE);
  }

  @Test
  void aDeadMemberThatLivesAgainIsListedForItsNewLife() {
    assertThat(
            new Story()
                .joined("m1#1", 0)
                .killed("m1#1", 1_000)
                .spawned("m1#2", 2_000)
                .joined("m1#2", 2_100)
                .listedFrom(2_200, 15_000, "m1@a")
                .broken())
        .isEmpty();
  }

  @Test
  void aViewThatIsWhatTheStoreHadIsFine() {
    assertThat(new Story().view("m1#1", 100, 0, 5, "m1,m2", "m2,m1").broken()).isEmpty();
  }

  @Test
  void aViewThatIsNotWhatTheStoreHadIsFound() {
    assertThat(new Story().view("m1#1", 100, 0, 5, "m1", "m1,m2").broken())
        .containsExactly(Promise.VIEW);
  }

  @Test
  void aViewThatNobodyCanCompareCountsForNothing() {
    Findings findings = new Story().view("m1#1", 100, 0, 5, "m1", "?").check();
    assertThat(findings.violations()).isEmpty();
    assertThat(findings.checks()).doesNotContainKey(Promise.VIEW);
  }

  @Test
  void aViewThatIsOlderThanItSaysIsFound() {
    var story = new Story().listed(1_000, 9, "m1@a,m2@b");
    assertThat(story.view("m1#1", 3_000, 2_500, 5, "m1", "m1").broken()).isEmpty();
    assertThat(story.view("m1#1", 3_000, 1_500, 5, "m1", "m1").broken())
        .containsExactly(Promise.VIEW_AGE);
  }

  @Test
  void aViewThatIsOlderThanAllowedIsFound() {
    assertThat(new Story().view("m1#1", 10_000, 6_100, 5, "m1", "m1").broken())
        .containsExactly(Promise.VIEW_AGE);
  }

  @Test
  void eventsThatDoNotAddUpToTheMembersAreFound() {
    var story = new Story().listedFrom(0, 9_000, "m1@a,m2@b");
    assertThat(story.tell("m1#1", Kind.EVENTS, 9_000, 9_000, "members=m1,m2").broken()).isEmpty();
    assertThat(story.tell("m1#1", Kind.EVENTS, 9_000, 9_000, "members=m1").broken())
        .containsExactly(Promise.EVENTS);
  }
}
