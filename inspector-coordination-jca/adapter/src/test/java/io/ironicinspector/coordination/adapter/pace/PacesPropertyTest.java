package io.ironicinspector.coordination.adapter.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.PaceName;
import io.ironicinspector.coordination.adapter.FakeTicker;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** Our turns among those of other members, who come when they like. */
class PacesPropertyTest {
  private static final PaceName PACE = new PaceName("power");
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private FakeTicker ticker;
  private ModelPaceStore store;
  private Paces paces;

  @BeforeTry
  void beginAnew() {
    ticker = new FakeTicker();
    store = new ModelPaceStore(ticker);
    paces = new Paces(store, ticker);
  }

  @Property
  void noTurnOfOursComesBeforeAnIntervalAfterTheLastOne(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 3000) Integer> others)
      throws InterruptedException {
    store.othersComeAfter(others);
    for (int i = 0; i < 10; i++) {
      int before = store.turns();
      boolean given = paces.awaitTurn(PACE, INTERVAL, Duration.ofSeconds(5));
      assertThat(given || store.turns() > before).isTrue();
    }
    assertThat(store.gapsBeforeOurs())
        .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(INTERVAL));
  }

  @Property
  void aloneWeTakeEveryTurnOnTime(@ForAll @IntRange(min = 1, max = 20) int turns)
      throws InterruptedException {
    long begin = ticker.nanos();
    for (int i = 0; i < turns; i++) {
      assertThat(paces.awaitTurn(PACE, INTERVAL, Duration.ofSeconds(2))).isTrue();
    }
    assertThat(Duration.ofNanos(ticker.nanos() - begin))
        .isEqualTo(INTERVAL.multipliedBy(turns - 1));
  }

  @Property
  void whoHasNotTheTimeUsesUpNoTurn(@ForAll @IntRange(min = 0, max = 999) int millis)
      throws InterruptedException {
    assertThat(paces.awaitTurn(PACE, INTERVAL, Duration.ZERO)).isTrue();
    assertThat(paces.awaitTurn(PACE, INTERVAL, Duration.ofMillis(millis))).isFalse();
    assertThat(store.turns()).isEqualTo(1);
  }
}
