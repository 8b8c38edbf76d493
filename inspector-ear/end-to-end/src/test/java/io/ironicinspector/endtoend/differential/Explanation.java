package io.ironicinspector.endtoend.differential;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why some answers may differ, and how: names of calls, what each side answers (from the beginning
 * of the difference on), and the row of COMPATIBILITY.md that gives the reason. What the groups of
 * {@code python} match is called {@code %1}, {@code %2} in {@code ours}.
 */
record Explanation(String row, Pattern ids, Pattern python, String ours) {
  private static final Pattern REFERENCE = Pattern.compile("%([1-9])");

  static Explanation of(String row, String ids, String python, String ours) {
    return new Explanation(row, pattern(ids), pattern(python), ours);
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(text, Pattern.DOTALL);
  }

  boolean explains(Difference difference) {
    Matcher theirs = python.matcher(difference.python());
    return ids.matcher(difference.id()).matches()
        && theirs.lookingAt()
        && pattern(filled(theirs)).matcher(difference.ours()).lookingAt();
  }

  private String filled(Matcher theirs) {
    return REFERENCE
        .matcher(ours)
        .replaceAll(reference -> quoted(theirs.group(Integer.parseInt(reference.group(1)))));
  }

  private static String quoted(String group) {
    return Matcher.quoteReplacement(Pattern.quote(Objects.requireNonNullElse(group, "")));
  }

  @Override
  public String toString() {
    return "\"%s\": %s, python %s, ours %s".formatted(row, ids, python, ours);
  }
}
