package io.ironicinspector.endtoend.differential;

import java.util.regex.Pattern;

/**
 * Why some answers may differ, and how: names of calls, what each side answers (from the beginning
 * of the difference on), and the row of COMPATIBILITY.md that gives the reason.
 */
record Explanation(String row, Pattern ids, Pattern python, Pattern ours) {
  static Explanation of(String row, String ids, String python, String ours) {
    return new Explanation(row, pattern(ids), pattern(python), pattern(ours));
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(text, Pattern.DOTALL);
  }

  boolean explains(Difference difference) {
    return ids.matcher(difference.id()).matches()
        && python.matcher(difference.python()).lookingAt()
        && ours.matcher(difference.ours()).lookingAt();
  }

  @Override
  public String toString() {
    return "\"%s\": %s, python %s, ours %s".formatted(row, ids, python, ours);
  }
}
