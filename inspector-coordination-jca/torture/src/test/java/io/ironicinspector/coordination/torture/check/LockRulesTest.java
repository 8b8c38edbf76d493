package io.ironicinspector.coordination.torture.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Scope;
import org.junit.jupiter.api.Test;

final class LockRulesTest {
  private static final String LOCK = "lock/a";

  @Test
  void writesWithGrowingTokensAreFine() {
    Findings findings =
        new Story()
            .wrote("m1#1", 1, 5, 10, 0)
            .wrote("m2#1", 2, 5, 11, 5)
            .wrote("m1#1", 3, 8, 12, 5)
            .check();
    assertThat(findings.violations()).isEmpty();
    assertThat(findings.checks()).containsEntry(Promise.FENCED_WRITES, 3);
  }

  @Test
  void anAcceptedWriteWithAnOlderTokenIsFoundWhateverTheOrderOfTheAnswers() {
    assertThat(new Story().wrote("m1#1", 1, 5, 12, 0).wrote("m2#1", 2, 8, 11, 5).broken())
        .containsExactly(Promise.FENCED_WRITES);
  }

  @Test
  void anOlderWriterIsFoundByWhatItOverwroteEvenIfNobodySawTheNewerWrite() {
    assertThat(new Story().wrote("m1#1", 1, 5, 12, 8).broken())
        .containsExactly(Promise.FENCED_WRITES);
  }

  @Test
  void aRefusedWriteWithAnOlderTokenIsFine() {
    assertThat(
            new Story()
                .wrote("m2#1", 1, 8, 11, 5)
                .tell(
                    "m1#1",
                    Kind.WRITE,
                    2,
                    2,
                    "register=r",
                    "token=5",
                    "outcome=refused",
                    "revision=12",
                    "before=8")
                .broken())
        .isEmpty();
  }

  @Test
  void aLaterGrantWithASmallerTokenIsFound() {
    assertThat(
            new Story().granted("m1#1", LOCK, 0, 10, 8).granted("m2#1", LOCK, 20, 30, 7).broken())
        .containsExactly(Promise.TOKENS_GROW);
  }

  @Test
  void grantsThatWereAskedForAtTheSameTimeMayComeInAnyOrder() {
    assertThat(new Story().granted("m1#1", LOCK, 0, 10, 8).granted("m2#1", LOCK, 5, 30, 7).broken())
        .isEmpty();
  }

  @Test
  void theSameTokenTwiceIsFound() {
    assertThat(
            new Story().granted("m1#1", LOCK, 0, 10, 8).granted("m2#1", LOCK, 20, 30, 8).broken())
        .containsExactly(Promise.TOKENS_GROW);
  }

  @Test
  void holdersOneAfterTheOtherAreFine() {
    assertThat(new Story().held("m1#1", LOCK, 0, 10, 1).held("m2#1", LOCK, 10, 20, 2).broken())
        .isEmpty();
  }

  @Test
  void twoHoldersAtATimeAreFound() {
    assertThat(new Story().held("m1#1", LOCK, 0, 11, 1).held("m2#1", LOCK, 10, 20, 2).broken())
        .containsExactly(Promise.EXCLUSION);
  }

  @Test
  void twoThreadsOfOneMemberAtATimeAreFound() {
    assertThat(new Story().held("m1#1", LOCK, 0, 11, 1).held("m1#1", LOCK, 10, 20, 2).broken())
        .containsExactly(Promise.EXCLUSION);
  }

  @Test
  void aLongHolderIsFoundBehindAShortOne() {
    assertThat(
            new Story()
                .held("m1#1", LOCK, 0, 100, 1)
                .held("m2#1", "lock/b", 10, 20, 2)
                .held("m3#1", LOCK, 90, 95, 3)
                .broken())
        .containsExactly(Promise.EXCLUSION);
  }

  @Test
  void aPauseIsNoExcuseForAnswersGivenAfterIt() {
    assertThat(
            new Story()
                .fault(Scope.PROCESS, "m1", 5, 5_000)
                .held("m1#1", LOCK, 0, 5_001, 1)
                .held("m2#1", LOCK, 4_000, 6_000, 2)
                .broken())
        .containsExactly(Promise.EXCLUSION);
  }

  @Test
  void aHolderWhoseLeaseSomebodyRevokedMayNeedALeasesTimeToHearOfIt() {
    var story = new Story().fault(Scope.LEASE, "m1", 1_000, 1_010);
    assertThat(story.held("m1#1", LOCK, 0, 3_000, 1).held("m2#1", LOCK, 1_100, 3_500, 2).broken())
        .isEmpty();
    assertThat(
            story
                .held("m1#1", "lock/b", 0, 4_100, 1)
                .held("m2#1", "lock/b", 1_100, 4_500, 2)
                .broken())
        .containsExactly(Promise.EXCLUSION);
  }

  @Test
  void aLockThatWasTakenAwayBeforeItsHolderGotItIsExcusedForALease() {
    assertThat(
            new Story()
                .tell("m3#1", Kind.FORCED, 1_000, 1_010, "resource=" + LOCK, "token=1")
                .held("m2#1", LOCK, 1_020, 1_200, 2)
                .held("m1#1", LOCK, 1_050, 1_130, 1)
                .broken())
        .isEmpty();
  }

  @Test
  void aHolderWhoWasForcedToGiveUpMayNeedALeasesTimeToHearOfIt() {
    assertThat(
            new Story()
                .tell("m3#1", Kind.FORCED, 1_000, 1_010, "resource=" + LOCK, "token=1")
                .held("m1#1", LOCK, 0, 3_000, 1)
                .held("m2#1", LOCK, 1_100, 3_500, 2)
                .broken())
        .isEmpty();
  }

  @Test
  void twoLeadersAreFound() {
    assertThat(
            new Story()
                .held("m1#1", "election/leader", 0, 11, 1)
                .held("m2#1", "election/leader", 10, 20, 2)
                .broken())
        .containsExactly(Promise.ONE_LEADER);
  }

  @Test
  void turnsAnIntervalApartAreFine() {
    assertThat(turns(new Story(), 0, 100, 1_100, 1_200).broken()).isEmpty();
  }

  @Test
  void turnsThatMayHaveBeenAnIntervalApartAreFine() {
    assertThat(turns(new Story(), 0, 900, 950, 1_010).broken()).isEmpty();
  }

  @Test
  void turnsThatCannotHaveBeenAnIntervalApartAreFound() {
    assertThat(turns(new Story(), 0, 100, 200, 900).broken()).containsExactly(Promise.PACE);
  }

  @Test
  void threeTurnsInLessThanTwoIntervalsAreFound() {
    assertThat(turns(turns(new Story(), 0, 900, 500, 1_500), 1_000, 1_900, 5_000, 5_100).broken())
        .containsExactly(Promise.PACE);
  }

  private static Story turns(Story story, long... times) {
    for (int i = 0; i < times.length; i += 2) {
      story.tell("m" + i + "#1", Kind.TURN, times[i], times[i + 1], "pace=p");
    }
    return story;
  }
}
