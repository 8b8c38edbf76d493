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
    rounds.addTwice(Rounds.Step.timed(first, () -> done.add("a")), first);
    rounds.add(() -> done.add("b"));
    rounds.run(1, 3);
    for (int round = 0; round < 4; round++) {
      assertThat(done.subList(round * 3, round * 3 + 3)).containsExactlyInAnyOrder("a", "a", "b");
    }
    assertThat(first.size()).isEqualTo(6);
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
