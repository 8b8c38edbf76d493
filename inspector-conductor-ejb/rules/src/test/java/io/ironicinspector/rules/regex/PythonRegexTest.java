package io.ironicinspector.rules.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.rules.python.UnusableValueException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Limits, and that nothing unexpected is thrown; the rest is compared with the oracle. */
class PythonRegexTest {
  @Property
  void anyTextCompilesOrIsRefused(@ForAll("expressions") String regex, @ForAll String text) {
    try {
      PythonRegex compiled = PythonRegex.compile(regex);
      // What begins with a match has one.
      assertThat(compiled.matchesStart(text) && !compiled.search(text)).isFalse();
    } catch (InvalidRegexException | UnusableValueException told) {
      assertThat(told.getMessage()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<String> expressions() {
    Arbitrary<String> tokens =
        Arbitraries.of(
            "a", "b", ".", "*", "+", "?", "(", ")", "(?:", "(?P<n>", "(?P=n)", "[", "]", "[^", "-",
            "|", "\\", "\\d", "\\1", "^", "$", "{", "}", "{2}", "(?i)", "(?x:", "#", " ", "(?<=",
            "\\b", "\\x41", "(?(1)", "&&");
    return Arbitraries.oneOf(
        Arbitraries.strings(), tokens.list().ofMaxSize(10).map(parts -> String.join("", parts)));
  }

  @Test
  void searchThatBacktracksForeverIsGivenUp() throws InvalidRegexException {
    PythonRegex evil = PythonRegex.compile("(?:(?:a|aa)+)+b");

    assertThatThrownBy(() -> evil.search("a".repeat(60)))
        .isInstanceOf(UnusableValueException.class)
        .hasMessage("the regular expression takes too long");
  }

  @Test
  void searchThatNeedsTooMuchStackIsGivenUp() throws InvalidRegexException {
    PythonRegex recursive = PythonRegex.compile("(a|b)*c");

    assertThatThrownBy(() -> recursive.search("ab".repeat(500_000)))
        .isInstanceOf(UnusableValueException.class);
  }

  @Test
  void wholeInventoryIsSearched() throws InvalidRegexException {
    String inventory = "x".repeat(8_000_000) + "needle";

    assertThat(PythonRegex.compile("need[l]e$").search(inventory)).isTrue();
  }

  @Test
  void hugeExpressionsAreRefused() {
    assertThatThrownBy(() -> PythonRegex.compile("a".repeat(20_000)))
        .hasMessage("longer than 10000 characters");
    assertThatThrownBy(() -> PythonRegex.compile("(".repeat(5_000) + ")".repeat(5_000)))
        .hasMessageStartingWith("too deeply nested");
    assertThatThrownBy(() -> PythonRegex.compile("a{999999999999}"))
        .hasMessageStartingWith("the repetition number is too large");
  }

  @Test
  void conditionalGroupIsRefusedBecauseTheJdkHasNone() {
    assertThatThrownBy(() -> PythonRegex.compile("(a)?(?(1)b|c)"))
        .isInstanceOf(InvalidRegexException.class)
        .hasMessage("conditional groups are not supported at position 4");
  }
}
