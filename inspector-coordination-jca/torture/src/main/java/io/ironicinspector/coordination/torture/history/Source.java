package io.ironicinspector.coordination.torture.history;

/** Who wrote a line. */
public final class Source {
  /** Looks at the store from outside. */
  public static final String OBSERVER = "observer";

  /** Breaks things. */
  public static final String RUNNER = "runner";

  private static final char LIFE = '#';

  private Source() {}

  /** A member's {@code count}th life. */
  public static String life(String member, int count) {
    return member + LIFE + count;
  }

  /** Whose life it is. */
  public static String member(String life) {
    int end = life.indexOf(LIFE);
    return end < 0 ? life : life.substring(0, end);
  }
}
