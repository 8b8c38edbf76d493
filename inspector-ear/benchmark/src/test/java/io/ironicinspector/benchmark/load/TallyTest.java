package io.ironicinspector.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void cpuAndTimeAreSharedByWhatSucceeded() {
    for (int i = 0; i < 4; i++) {
      tally.success(1_000_000);
    }
    tally.failure("status 500");
    tally.spent(Duration.ofMillis(20), Duration.ofSeconds(1));
    tally.spent(Duration.ofMillis(20), Duration.ofSeconds(1));
    assertThat(tally.cpuMillisEach()).isEqualTo(10);
    assertThat(tally.perSecond()).isEqualTo(2);
    assertThat(tally.failures()).isEqualTo(Map.of("status 500", 1L));
  }

  @Test
  void talliesAddUp() {
    var other = new Tally();
    for (int i = 2000; i >= 1; i--) {
      other.success(i * 1_000_000L);
    }
    other.failure("status 409");
    other.spent(Duration.ofMillis(500), Duration.ofSeconds(10));
    tally.failure("status 409");
    tally.add(other);
    assertThat(tally.samples().size()).isEqualTo(2000);
    assertThat(tally.samples().quantileMillis(0.5)).isEqualTo(1000);
    assertThat(tally.samples().quantileMillis(0.99)).isEqualTo(1980);
    assertThat(tally.perSecond()).isEqualTo(200);
    assertThat(tally.failures()).isEqualTo(Map.of("status 409", 2L));
  }

  @Test
  void nothingMeasuredIsNoNumber() {
    assertThat(tally.samples().quantileMillis(0.5)).isNaN();
    assertThat(tally.cpuMillisEach()).isNaN();
  }

  @Test
  void workersAreAddedUpAndTheirFailureIsHandedOn() throws Exception {
    List<Tally> parts =
        Workers.run(
            3,
            () -> {
              var one = new Tally();
              one.success(7);
              return one;
            });
    assertThat(Tally.sum(parts).samples().size()).isEqualTo(3);
    assertThatThrownBy(
            () ->
                Workers.run(
                    2,
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
  }
}
