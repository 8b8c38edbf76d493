package io.ironicinspector.rules.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ironicinspector.rules.Trees;
import io.ironicinspector.rules.python.UnusableValueException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonPathPropertyTest {
  @Property
  void anyTextIsAPathOrRefused(@ForAll String text) {
    assertParsesOrIsRefused(text);
  }

  @Property
  void anyTokensAreAPathOrRefusedAndFindOrGiveUp(
      @ForAll("tokens") String text, @ForAll("documents") Object document) {
    try {
      List<Object> found = JsonPath.parse(text).find(document);
      assertThat(found).isNotNull();
    } catch (InvalidPathException | UnusableValueException told) {
      assertThat(told.getMessage()).isNotBlank();
    }
  }

  @Property
  void quotedNameFindsTheMember(
      @ForAll String name, @ForAll("documents") Object value, @ForAll boolean twice)
      throws InvalidPathException {
    String quoted = "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
    if (name.equals("*")) {
      return;
    }
    Map<String, Object> inner = java.util.Collections.singletonMap(name, value);

    assertThat(JsonPath.parse(quoted).find(inner)).containsExactly(value);
    if (twice) {
      assertThat(JsonPath.parse(quoted + "[" + quoted + "]").find(Map.of(name, inner)))
          .containsExactly(value);
    }
  }

  @Property
  void descendantsWithThisAreAllValues(@ForAll("documents") Object document)
      throws InvalidPathException {
    List<Object> all = JsonPath.parse("$..`this`").find(document);

    assertThat(all).hasSize(count(document));
    assertThat(all.get(0)).isSameAs(document);
  }

  private static int count(Object tree) {
    if (tree instanceof List<?> list) {
      return 1 + list.stream().mapToInt(JsonPathPropertyTest::count).sum();
    }
    return tree instanceof Map<?, ?> map
        ? 1 + map.values().stream().mapToInt(JsonPathPropertyTest::count).sum()
        : 1;
  }

  private static void assertParsesOrIsRefused(String text) {
    assertThatCode(
            () -> {
              try {
                JsonPath.parse(text);
              } catch (InvalidPathException refused) {
                assertThat(refused.getMessage()).isNotBlank();
              }
            })
        .doesNotThrowAnyException();
  }

  @Provide
  Arbitrary<String> tokens() {
    return Arbitraries.of(
            "a",
            "b",
            "'x y'",
            "$",
            ".",
            "..",
            "*",
            "[",
            "]",
            "[*]",
            "[0]",
            "[-1]",
            "[1:]",
            "(",
            ")",
            "|",
            "&",
            ",",
            " where ",
            "`this`",
            "`parent`",
            ":",
            "7",
            "\n")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<Object> documents() {
    return Trees.any();
  }
}
