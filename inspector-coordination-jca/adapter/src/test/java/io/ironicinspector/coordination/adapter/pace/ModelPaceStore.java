package io.ironicinspector.coordination.adapter.pace;

import io.ironicinspector.coordination.PaceName;
import io.ironicinspector.coordination.adapter.FakeTicker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A store in which other members take turns too. For one thread. */
final class ModelPaceStore implements PaceStore {
  private final FakeTicker ticker;
  private final Deque<Duration> others = new ArrayDeque<>();
  private final List<Duration> gaps = new ArrayList<>();
  private int turns;
  private long lastNanos;

  ModelPaceStore(FakeTicker ticker) {
    this.ticker = ticker;
  }

  /** Each so many milliseconds after we began to wait. */
  void othersComeAfter(List<Integer> millis) {
    millis.forEach(each -> others.add(Duration.ofMillis(each)));
  }

  int turns() {
    return turns;
  }

  /** Between each turn of ours and the one before, whosever it was. */
  List<Duration> gapsBeforeOurs() {
    return gaps;
  }

  @Override
  public long lastTurn(PaceName pace) {
    return turns;
  }

  @Override
  public Attempt take(PaceName pace, long seen) {
    if (seen != turns) {
      return new Attempt(false, turns);
    }
    if (turns > 0) {
      gaps.add(Duration.ofNanos(ticker.nanos() - lastNanos));
    }
    turn();
    return new Attempt(true, turns);
  }

  private void turn() {
    turns++;
    lastNanos = ticker.nanos();
  }

  @Override
  public boolean awaitTurnAfter(PaceName pace, long seen, Duration patience) {
    Duration next = others.isEmpty() ? patience : others.peek();
    if (next.compareTo(patience) >= 0) {
      others.poll();
      ticker.advance(patience);
      return false;
    }
    others.poll();
    ticker.advance(next);
    turn();
    return true;
  }
}
