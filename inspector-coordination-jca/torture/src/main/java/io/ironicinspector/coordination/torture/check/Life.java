package io.ironicinspector.coordination.torture.check;

import io.ironicinspector.coordination.torture.history.History;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import io.ironicinspector.coordination.torture.history.Source;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A member's life, as far as it was in the group.
 *
 * @param name with its count
 * @param joined when it asked to be listed
 * @param ending when its end began; past everything if it has none
 * @param ended when it was over
 * @param killed whether its end was no stop
 * @param next when the same member lived again; past everything if it did not
 */
record Life(
    String name, String member, long joined, long ending, long ended, boolean killed, long next) {
  static List<Life> all(History history) {
    return history.all(Kind.JOINED).stream().map(joined -> of(joined, history)).toList();
  }

  private static Life of(Operation joined, History history) {
    String name = joined.source();
    String member = Source.member(name);
    Optional<Operation> kill =
        history.all(Kind.KILLED).stream().filter(op -> op.is("target", name)).findFirst();
    Optional<Operation> stop =
        history.all(Kind.STOPPED).stream().filter(op -> op.source().equals(name)).findFirst();
    Optional<Operation> first =
        List.of(kill, stop).stream()
            .flatMap(Optional::stream)
            .min(Comparator.comparingLong(Operation::start));
    return new Life(
        name,
        member,
        joined.end(),
        first.map(Operation::start).orElse(Long.MAX_VALUE),
        first.map(Operation::end).orElse(Long.MAX_VALUE),
        kill.isPresent() && first.equals(kill),
        next(joined, member, history));
  }

  private static long next(Operation joined, String member, History history) {
    return history.all(Kind.SPAWNED).stream()
        .filter(op -> Source.member(op.get("target")).equals(member))
        .mapToLong(Operation::start)
        .filter(start -> start > joined.end())
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
