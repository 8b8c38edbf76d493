package io.ironicinspector.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IntrospectionFsmTest {
  // Upstream's table, with error in waiting and aborting and without abort in error.
  private static final String TABLE =
      """
      from        start     wait     process     reapply     finish    abort     abort_end  timeout  error
      starting    -         waiting  -           -           -         -         -          error    error
      waiting     starting  -        processing  -           -         aborting  -          error    error
      processing  -         -        -           -           finished  -         -          error    error
      finished    starting  -        -           reapplying  finished  -         -          -        -
      error       starting  -        -           reapplying  -         -         -          -        error
      reapplying  -         -        -           reapplying  finished  -         -          error    error
      enrolling   -         -        processing  -           -         -         -          error    error
      aborting    -         -        -           -           -         -         error      error    error
      """;

  static Stream<Arguments> cells() {
    List<List<String>> rows =
        TABLE.lines().map(line -> Arrays.asList(line.trim().split("\\s+", -1))).toList();
    List<Arguments> cells = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      for (int column = 1; column < row.size(); column++) {
        cells.add(Arguments.of(row.get(0), rows.get(0).get(column), row.get(column)));
      }
    }
    return cells.stream();
  }

  @Test
  void tableNamesEveryStateAndEvent() {
    assertThat(cells())
        .hasSize(IntrospectionState.values().length * Event.values().length)
        .extracting(cell -> cell.get()[0] + " " + cell.get()[1])
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @MethodSource("cells")
  void eventLeadsWhereTheTableSays(String from, String on, String to) {
    IntrospectionState state = IntrospectionState.ofWireName(from).orElseThrow();
    Event event = Event.valueOf(on.toUpperCase(Locale.ROOT));

    if (to.equals("-")) {
      assertThat(IntrospectionFsm.accepts(state, event)).isFalse();
      assertThatThrownBy(() -> IntrospectionFsm.next(state, event))
          .isInstanceOf(IllegalTransitionException.class)
          .hasMessage(
              "Can not transition from state '%s' on event '%s' (no defined transition)", from, on);
    } else {
      assertThat(IntrospectionFsm.accepts(state, event)).isTrue();
      assertThat(IntrospectionFsm.next(state, event).wireName()).isEqualTo(to);
    }
  }
}
