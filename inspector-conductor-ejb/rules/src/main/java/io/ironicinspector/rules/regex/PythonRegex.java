package io.ironicinspector.rules.regex;

import io.ironicinspector.rules.python.UnusableValueException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression in the syntax of Python 3.11, without conditional groups. Immutable,
 * thread-safe. A search is bounded: an expression that would backtrack for hours, or needs more
 * stack than there is, ends with an exception.
 */
public final class PythonRegex {
  private static final int LONGEST = 10_000;

  private final Pattern pattern;

  private PythonRegex(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles {@code regex}.
   *
   * @throws InvalidRegexException if it is none
   */
  public static PythonRegex compile(String regex) throws InvalidRegexException {
    if (regex.length() > LONGEST) {
      throw new InvalidRegexException("longer than %d characters".formatted(LONGEST));
    }
    String translated = Translator.translate(regex);
    try {
      return new PythonRegex(Pattern.compile(translated));
    } catch (PatternSyntaxException unsupported) {
      throw new InvalidRegexException(unsupported.getDescription());
    } catch (StackOverflowError tooDeep) {
      // The JDK's compiler recurses by groups.
      throw new InvalidRegexException("too deeply nested");
    }
  }

  /**
   * {@code re.search}: whether any part of {@code text} matches.
   *
   * @throws UnusableValueException if the search takes too long
   */
  public boolean search(String text) {
    return bounded(text, Matcher::find);
  }

  /**
   * {@code re.match}: whether {@code text} begins with a match.
   *
   * @throws UnusableValueException if the search takes too long
   */
  public boolean matchesStart(String text) {
    return bounded(text, Matcher::lookingAt);
  }

  private boolean bounded(String text, Predicate<Matcher> search) {
    try {
      return search.test(pattern.matcher(new BoundedText(text)));
    } catch (StackOverflowError tooDeep) {
      // The JDK's engine recurses by repetitions of a group; its matcher is thrown away.
      throw new UnusableValueException("the regular expression needs too much stack");
    }
  }
}
