package io.ironicinspector.coordination.torture.check;

/** What the adapter promises. */
public enum Promise {
  /** Accepted writes carry tokens that never decrease. */
  FENCED_WRITES("fenced writes"),
  /** A later grant has a greater token. */
  TOKENS_GROW("tokens grow"),
  /** No two members take the same lock for their own at the same time. */
  EXCLUSION("exclusion"),
  /** At most one leader. */
  ONE_LEADER("one leader"),
  /** Whoever lives is listed. */
  LIVING_LISTED("living members listed"),
  /** Whoever died is not. */
  DEAD_GONE("dead members gone"),
  /** A view is what the store had at its revision. */
  VIEW("view"),
  /** A view is as fresh as it says. */
  VIEW_AGE("age of the view"),
  /** The events of a group add up to its members. */
  EVENTS("events"),
  /** A session's states follow the arrows. */
  SESSION("session"),
  /** The loss of a session is told before the store has ended it. */
  LOST_IN_TIME("lost in time"),
  /** Nothing is left behind. */
  NOTHING_LEFT("nothing left behind"),
  /** A stop is short. */
  STOP("stop"),
  /** Turns are an interval apart. */
  PACE("pace"),
  /** Where nothing is broken there is progress. */
  PROGRESS("progress");

  private final String name;

  Promise(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }
}
