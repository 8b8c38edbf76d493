package io.ironicinspector.rules.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.rules.Trees;
import io.ironicinspector.rules.python.PythonText;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Limits, and that nothing unexpected is thrown; the rest is compared with the oracle. */
class PythonFormatTest {
  @Property
  void anyTextIsFormattedOrRefused(
      @ForAll("formats") String format, @ForAll("documents") Object data) {
    try {
      assertThat(PythonFormat.format(format, data)).isNotNull();
    } catch (FormatException told) {
      assertThat(told.getMessage()).startsWith("Invalid formatting");
    }
  }

  @Property
  void textWithDoubledBracesStaysItself(@ForAll String text) {
    assertThat(PythonFormat.format(text.replace("{", "{{").replace("}", "}}"), Map.of()))
        .isEqualTo(text);
  }

  @Property
  void variableAloneIsItsText(@ForAll("documents") Object value) {
    assertThat(PythonFormat.format("{data}", value)).isEqualTo(PythonText.str(value));
    assertThat(PythonFormat.format("{data!r}", value)).isEqualTo(PythonText.repr(value));
  }

  @Provide
  Arbitrary<String> formats() {
    Arbitrary<String> tokens =
        Arbitraries.of(
            "{",
            "}",
            "{data",
            "[a]",
            "[0]",
            "data",
            ":",
            "!r",
            "!",
            ">",
            "10",
            "x",
            "d",
            ".2f",
            ",",
            "_",
            "%",
            "#",
            "0",
            "z",
            "c",
            "e",
            "{data[a]}",
            "{{",
            "]",
            "[",
            ".",
            "=",
            "+",
            "s");
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        tokens.list().ofMaxSize(8).map(parts -> String.join("", parts)),
        tokens.list().ofMaxSize(6).map(spec -> "{data:" + String.join("", spec) + "}"));
  }

  @Provide
  Arbitrary<Object> documents() {
    return Trees.any();
  }

  @Test
  void hugeResultsAreRefused() {
    assertThatThrownBy(() -> PythonFormat.format("{data:999999999}", "x"))
        .hasMessageEndingWith("Too many decimal digits in format string");
    assertThatThrownBy(() -> PythonFormat.format("{data}".repeat(100), "x".repeat(100_000)))
        .hasMessageEndingWith("the result is longer than 1048576 characters");
  }

  @Test
  void containersAreCopiedAndScalarsStay() {
    assertThat(PythonFormat.formatted(List.of(1L, true, "{data}"), "x"))
        .isEqualTo(List.of(1L, true, "x"));
  }
}
