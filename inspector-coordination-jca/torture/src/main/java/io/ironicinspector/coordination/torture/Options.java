package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.check.Limits;
import io.ironicinspector.coordination.torture.member.Arguments;
import io.ironicinspector.coordination.torture.member.Coordinators;
import io.ironicinspector.coordination.torture.member.Unsafe;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the torture was asked to do.
 *
 * @param endpoints of somebody else's servers; empty where they are to be our own
 * @param duration of the breaking, without the settling before and after
 */
record Options(
    List<URI> endpoints,
    int members,
    Duration duration,
    long seed,
    Set<Fault> faults,
    Set<Unsafe> unsafe,
    Duration leaseTtl,
    boolean keep) {
  static final Set<String> VALUES =
      Set.of(
          "--endpoints", "--members", "--seconds", "--seed", "--faults", "--unsafe", "--lease-ttl");
  static final String KEEP = "--keep";

  private static final Duration BOUND = Duration.ofSeconds(5);
  // What the scheduler may add on a busy machine to what the adapter promises.
  private static final Duration STOP = Duration.ofMillis(5_250);
  private static final Duration PACE = Duration.ofSeconds(1);

  static Options of(Arguments arguments) {
    List<URI> endpoints = arguments.text("--endpoints").map(Options::uris).orElse(List.of());
    boolean own = endpoints.isEmpty();
    Optional<String> faults = arguments.text("--faults");
    Set<Unsafe> unsafe =
        arguments.text("--unsafe").map(Unsafe::parse).orElse(EnumSet.noneOf(Unsafe.class));
    return new Options(
        endpoints,
        (int) arguments.number("--members", 4, 1, 50),
        Duration.ofSeconds(arguments.number("--seconds", 60, 1, 1_000_000)),
        arguments.number("--seed", System.nanoTime() % 1_000_000, 0, Long.MAX_VALUE),
        faults.map(text -> Fault.parse(text, own)).orElseGet(() -> usual(own, unsafe)),
        unsafe,
        Duration.ofSeconds(arguments.number("--lease-ttl", 3, 2, 600)),
        arguments.has(KEEP));
  }

  // A short run among many faults may meet no member that writes after its lease ended: without
  // the fencing, pauses show it every time.
  private static Set<Fault> usual(boolean own, Set<Unsafe> unsafe) {
    return unsafe.contains(Unsafe.NO_FENCING) ? EnumSet.of(Fault.PAUSE) : Fault.all(own);
  }

  private static List<URI> uris(String text) {
    return Stream.of(text.split(",", -1)).map(Options::uri).toList();
  }

  private static URI uri(String text) {
    URI uri = URI.create(text.contains("://") ? text : "http://" + text);
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
      throw new IllegalArgumentException(
          "--endpoints wants HOST:PORT, separated by commas, was '" + text + "'");
    }
    return uri;
  }

  Limits limits() {
    return new Limits(leaseTtl, BOUND, STOP, PACE, Coordinators.maxStaleness(leaseTtl));
  }
}
