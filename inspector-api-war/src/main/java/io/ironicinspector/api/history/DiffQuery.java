package io.ironicinspector.api.history;

import io.ironicinspector.persistence.Run;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.OptionalLong;

/**
 * Which runs are to be compared.
 *
 * @param from empty: the last good run before {@code to}
 * @param to empty: the last good run
 */
record DiffQuery(OptionalLong from, OptionalLong to) {
  /** Two runs of a node. */
  record Runs(Run from, Run to) {}

  static DiffQuery parse(MultivaluedMap<String, String> query) {
    return new DiffQuery(number(query, "from"), number(query, "to"));
  }

  private static OptionalLong number(MultivaluedMap<String, String> query, String name) {
    String text = query.getFirst(name);
    return text == null ? OptionalLong.empty() : OptionalLong.of(RunNumber.parse(name, text));
  }

  Runs choose(History history) {
    Run last = to.isPresent() ? history.run(to.getAsLong()) : history.lastGood(run -> true);
    Run first =
        from.isPresent()
            ? history.run(from.getAsLong())
            : history.lastGood(run -> run.number() < last.number());
    return new Runs(first, last);
  }
}
