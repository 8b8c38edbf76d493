package io.ironicinspector.benchmark.introspection;

import io.ironicinspector.benchmark.introspection.Fleet.Runs;
import io.ironicinspector.benchmark.machine.Machine;
import io.ironicinspector.benchmark.service.Checkout;
import io.ironicinspector.benchmark.service.JvmMemory;
import io.ironicinspector.benchmark.service.Service;
import io.ironicinspector.benchmark.service.Side;
import io.ironicinspector.benchmark.service.Testbed;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many callbacks, each of a whole introspection, and what ours holds in memory meanwhile. Between
 * the parts of the run it is idle, and its garbage is collected.
 */
final class MemoryCheck {
  private static final int PARTS = 20;
  private static final int FIRST_THAT_COUNTS = 2; // before that, caches and pools fill
  private static final double KB_PER_MB = 1024;

  private final Checkout checkout;
  private final PrintStream out;
  private final PrintStream progress;
  private long failures;

  MemoryCheck(Checkout checkout, PrintStream out, PrintStream progress) {
    this.checkout = checkout;
    this.out = out;
    this.progress = progress;
  }

  /** Prints a table whose last line is the growth; returns how many introspections failed. */
  long run(int callbacks) throws InterruptedException {
    List<Machine> machines = Machine.first(IntrospectionMeasurement.MACHINES);
    try (Testbed testbed = Testbed.start(checkout, List.of(Side.OURS), machines, progress)) {
      Service service = testbed.services().get(0);
      out.printf(
          "%10s %12s %14s %13s %12s%n",
          "callbacks", "heap MiB", "metaspace MiB", "resident MiB", "per second");
      try (var fleet = new Fleet(service, machines)) {
        parts(fleet, callbacks);
      }
      testbed.succeeded();
    }
    return failures;
  }

  private void parts(Fleet fleet, int callbacks) throws InterruptedException {
    JvmMemory first = part(fleet, 0, 0);
    JvmMemory last = first;
    int begin = 0;
    int done = 0;
    for (int part = 1; part <= PARTS; part++) {
      int until = (int) ((long) callbacks * part / PARTS);
      last = part(fleet, done, until);
      done = until;
      if (part == FIRST_THAT_COUNTS) {
        first = last;
        begin = done;
      }
    }
    out.println(growth(first, last, begin, callbacks, failures));
  }

  private JvmMemory part(Fleet fleet, int done, int until) throws InterruptedException {
    var left = new AtomicInteger(until - done);
    Runs runs = fleet.run(IntrospectionMeasurement.AT_ONCE, () -> left.getAndDecrement() > 0);
    runs.whole()
        .failures()
        .forEach(
            (what, count) -> {
              failures += count;
              progress.println("failed: " + count + " times " + what);
            });
    JvmMemory memory = JvmMemory.afterCollection(fleet.service());
    out.printf(
        Locale.ROOT,
        "%10d %12.1f %14.1f %13.1f %12.1f%n",
        until,
        memory.heapKb() / KB_PER_MB,
        memory.metaspaceKb() / KB_PER_MB,
        memory.residentKb() / KB_PER_MB,
        runs.whole().perSecond());
    return memory;
  }

  static String growth(JvmMemory first, JvmMemory last, int begin, int end, long failures) {
    return String.format(
        Locale.ROOT,
        "growth from %d to %d callbacks: heap %+.1f MiB, metaspace %+.1f MiB, resident %+.1f MiB;"
            + " failed: %d",
        begin,
        end,
        (last.heapKb() - first.heapKb()) / KB_PER_MB,
        (last.metaspaceKb() - first.metaspaceKb()) / KB_PER_MB,
        (last.residentKb() - first.residentKb()) / KB_PER_MB,
        failures);
  }
}
