package io.ironicinspector.rules.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.rules.python.UnusableValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What no oracle can be asked: limits. */
class JsonPathTest {
  @Test
  void pathOfManyStepsIsRefused() {
    for (String path :
        List.of("a" + ".a".repeat(5000), "(".repeat(5000), "a" + "[0]".repeat(5000))) {
      assertThatThrownBy(() -> JsonPath.parse(path))
          .isInstanceOf(InvalidPathException.class)
          .hasMessage("more than 400 steps");
    }
  }

  @Test
  void longestPathIsFollowed() throws InvalidPathException {
    assertThat(JsonPath.parse("a" + ".`this`".repeat(399)).find(Map.of("a", 1L)))
        .containsExactly(1L);
  }

  @Test
  void searchThatWouldNotEndIsGivenUp() throws InvalidPathException {
    List<Object> wide = new ArrayList<>(Collections.nCopies(1000, 1L));
    Map<String, Object> document = Map.of("a", wide);

    JsonPath path = JsonPath.parse("$..`this`.$..`this`.$..`this`");

    assertThatThrownBy(() -> path.find(document))
        .isInstanceOf(UnusableValueException.class)
        .hasMessage("the path visits more than 2000000 values");
  }

  @Test
  void deepDocumentIsSearchedWithoutMuchStack() throws InvalidPathException {
    Object deep = 7L;
    for (int i = 0; i < 100_000; i++) {
      deep = List.of(deep);
    }

    assertThat(JsonPath.parse("$..`this`").find(deep)).hasSize(100_001).endsWith(7L);
  }

  @Test
  void printsAsItWasWritten() throws InvalidPathException {
    assertThat(JsonPath.parse("a . b[0]")).hasToString("a . b[0]");
  }
}
