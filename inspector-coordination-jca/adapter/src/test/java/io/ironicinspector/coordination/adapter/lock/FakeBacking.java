package io.ironicinspector.coordination.adapter.lock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a grant rests on, as the test says. For one thread. */
final class FakeBacking implements Grant.Backing {
  private final List<String> ends = new ArrayList<>();
  private boolean active = true;
  private boolean there = true;

  void active(boolean now) {
    active = now;
  }

  /** The store does not have it any more. */
  void goes() {
    there = false;
  }

  /** How it ended: "released" or "lost". */
  List<String> ends() {
    return ends;
  }

  @Override
  public boolean isActive() {
    return active;
  }

  @Override
  public Duration remaining() {
    return Duration.ofSeconds(7);
  }

  @Override
  public boolean confirm() {
    return there;
  }

  @Override
  public void end(boolean held) {
    ends.add(held ? "released" : "lost");
  }
}
