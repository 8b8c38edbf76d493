package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.history.Scope;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the torture breaks, by the names of the command line. */
enum Fault {
  /** SIGSTOP of the node that leads. */
  FREEZE_LEADER(Scope.SERVERS),
  /** SIGSTOP of a node that follows. */
  FREEZE_FOLLOWER(Scope.SERVERS),
  /** kill -9 of the node that leads, and return. */
  KILL_LEADER(Scope.SERVERS),
  /** kill -9 of a node that follows, and return. */
  KILL_FOLLOWER(Scope.SERVERS),
  /** Two nodes are gone, one killed and one frozen, and return. */
  LOSE_QUORUM(Scope.SERVERS),
  /** The node that leads and the others do not reach each other; clients reach all. */
  PARTITION_LEADER(Scope.SERVERS),
  /** So with a node that follows. */
  PARTITION_FOLLOWER(Scope.SERVERS),
  /** The store forgets its past. */
  COMPACT(Scope.SERVERS),
  /** A member's way to one node is silent. */
  STALL_LINK(Scope.LINKS),
  /** A member's ways to all nodes are silent. */
  STALL_LINKS(Scope.LINKS),
  /** A member's connections are reset, and refused for a while. */
  CUT_LINKS(Scope.LINKS),
  /** Everything takes long between a member and the nodes. */
  DELAY_LINKS(Scope.LINKS),
  /** SIGSTOP of a member for longer than its lease. */
  PAUSE(Scope.PROCESS),
  /** SIGSTOP of a member for less than its lease. */
  SHORT_PAUSE(Scope.PROCESS),
  /** kill -9 of a member, which is back before its lease ends. */
  KILL(Scope.PROCESS),
  /** kill -9 of a member, which is back when its lease has ended. */
  LONG_KILL(Scope.PROCESS),
  /** A member stops in good order, and is back. */
  RESTART(Scope.PROCESS),
  /** Somebody revokes a member's lease. */
  REVOKE(Scope.LEASE),
  /** A member takes away whatever lock it finds, as an operator may. */
  FORCE_RELEASE(Scope.LOCK);

  private final Scope scope;

  Fault(Scope scope) {
    this.scope = scope;
  }

  Scope scope() {
    return scope;
  }

  /** Whether it takes a cluster of our own. */
  boolean needsServers() {
    return scope == Scope.SERVERS && this != COMPACT;
  }

  String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Set<Fault> all(boolean withServers) {
    return Stream.of(values())
        .filter(fault -> withServers || !fault.needsServers())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class)));
  }

  /**
   * Reads a list as the command line has it.
   *
   * @throws IllegalArgumentException that says what is allowed
   */
  static Set<Fault> parse(String text, boolean withServers) {
    var found = EnumSet.noneOf(Fault.class);
    for (String name : text.split(",", -1)) {
      found.add(of(name, withServers));
    }
    return found;
  }

  private static Fault of(String name, boolean withServers) {
    Fault fault =
        Stream.of(values())
            .filter(value -> value.option().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no fault '" + name + "'; there is " + names()));
    if (fault.needsServers() && !withServers) {
      throw new IllegalArgumentException(
          "fault " + name + " needs the servers to be ours; leave --endpoints out");
    }
    return fault;
  }

  static String names() {
    return Stream.of(values()).map(Fault::option).collect(Collectors.joining(", "));
  }
}
