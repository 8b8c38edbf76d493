package io.ironicinspector.coordination.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  @Test
  void eachRoundHasEveryStepAsOftenAsWasSaid() throws Exception {
    List<String> done = new ArrayList<>();
    var first = new Samples("first");
    var rounds = new Rounds();
    rounds.addRow(Rounds.Step.timed(first, () -> done.add("a")), first);
    rounds.add(() -> done.add("b"));
    rounds.run(1, 3);
    int size = Rounds.ROW + 1;
    for (int round = 0; round < 4; round++) {
      List<String> one = done.subList(round * size, (round + 1) * size);
      assertThat(one).containsOnlyOnce("b").filteredOn("a"::equals).hasSize(Rounds.ROW);
      assertThat(one.subList(1, Rounds.ROW)).containsOnly("a");
    }
    assertThat(first.size()).isEqualTo(3 * Rounds.ROW);
    assertThat(rounds.samples()).containsExactly(first);
  }

  @Test
  void aPairedLockIsTakenAndReleasedInTurns() throws Exception {
    List<String> done = new ArrayList<>();
    var lock =
        new PairedLock(
            "both",
            "acquire",
            "release",
            new PairedLock.Calls() {
              @Override
              public void acquire() {
                done.add("acquire");
              }

              @Override
              public void release() {
                done.add("release");
              }
            });
    lock.run();
    lock.run();
    lock.run();
    assertThat(done).containsExactly("acquire", "release", "acquire");
    assertThat(lock.acquire().size()).isEqualTo(2);
    assertThat(lock.release().size()).isEqualTo(1);
    assertThat(lock.both().size()).isEqualTo(1);
  }
}
