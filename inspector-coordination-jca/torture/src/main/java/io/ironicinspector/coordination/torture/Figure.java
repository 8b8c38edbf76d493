package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.member.Arguments;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Measures one figure that has a target. */
interface Figure {
  /** The options that name one, with a count. */
  Set<String> COUNTED = Set.of("--survive", "--restart", "--leases");

  /** The option that names one, without. */
  String FROZEN_STOP = "--frozen-stop";

  /** Prints one line with the figure. @return whether the target was met */
  boolean measure(Servers servers, Shutdown shutdown, PrintStream out)
      throws InterruptedException, NoAnswerException;

  /** Whether it takes a cluster of our own. */
  boolean needsServers();

  /**
   * The one that was asked for; empty if none was.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  static Optional<Figure> of(Arguments arguments) {
    Duration ttl = Duration.ofSeconds(arguments.number("--lease-ttl", 10, 2, 600));
    Map<String, Figure> all =
        Map.of(
            "--survive",
            new Survival(count(arguments, "--survive"), ttl),
            "--restart",
            new Restarts(count(arguments, "--restart"), ttl),
            "--leases",
            new LeaseCount(count(arguments, "--leases"), ttl),
            FROZEN_STOP,
            new FrozenStop(ttl));
    Optional<String> asked = all.keySet().stream().filter(arguments::has).sorted().findFirst();
    asked.ifPresent(name -> check(name, all.get(name), arguments));
    return asked.map(all::get);
  }

  private static int count(Arguments arguments, String name) {
    return (int) arguments.number(name, 100, 1, 1_000_000);
  }

  private static void check(String name, Figure figure, Arguments arguments) {
    if (figure.needsServers() && arguments.has("--endpoints")) {
      throw new IllegalArgumentException(
          name + " needs the servers to be ours; leave --endpoints out");
    }
  }
}
