package io.ironicinspector.coordination.torture.check;

import io.ironicinspector.coordination.torture.history.History;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import io.ironicinspector.coordination.torture.history.Scope;
import io.ironicinspector.coordination.torture.history.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** When what was broken. Immutable. */
final class Disturbances {
  /** Of a member, or of everybody where that is empty. */
  record Disturbance(Scope scope, String member, long start, long end) {
    boolean touches(long from, long to) {
      return start <= to && end >= from;
    }

    boolean concerns(String whom) {
      return scope == Scope.SERVERS || member.equals(whom) || member.equals(Scope.EVERYBODY);
    }
  }

  private final List<Disturbance> all = new ArrayList<>();

  Disturbances(History history) {
    for (Operation fault : history.all(Kind.FAULT)) {
      Scope scope = Scope.valueOf(fault.get("scope"));
      if (scope != Scope.LOCK) {
        all.add(new Disturbance(scope, fault.get("target"), fault.start(), fault.end()));
      }
    }
    // A machine that is too busy is a pause that nobody ordered.
    for (Operation stall : history.all(Kind.STALL)) {
      String member = Source.member(stall.source());
      all.add(new Disturbance(Scope.PROCESS, member, stall.start(), stall.end()));
    }
  }

  /** Nothing at all was broken. */
  boolean calm(long from, long to) {
    return none(from, to, fault -> true);
  }

  /** Nothing that concerns this member was broken. */
  boolean calm(String member, long from, long to) {
    return none(from, to, fault -> fault.concerns(member));
  }

  /** The servers were all well. */
  boolean serversCalm(long from, long to) {
    return none(from, to, fault -> fault.scope() == Scope.SERVERS);
  }

  /** The member's process ran. */
  boolean running(String member, long from, long to) {
    return none(from, to, fault -> fault.scope() == Scope.PROCESS && fault.concerns(member));
  }

  /** Nobody took the member's lease away. */
  boolean leaseKept(String member, long from, long to) {
    return revocations(member).stream().noneMatch(fault -> fault.touches(from, to));
  }

  List<Disturbance> revocations(String member) {
    return all.stream()
        .filter(fault -> fault.scope() == Scope.LEASE && fault.concerns(member))
        .toList();
  }

  List<Disturbance> all() {
    return List.copyOf(all);
  }

  private boolean none(long from, long to, Predicate<Disturbance> which) {
    return all.stream().filter(which).noneMatch(fault -> fault.touches(from, to));
  }
}
