package io.ironicinspector.benchmark.introspection;

import io.ironicinspector.benchmark.introspection.Introspection.Times;
import io.ironicinspector.benchmark.load.Tally;
import io.ironicinspector.benchmark.load.Workers;
import io.ironicinspector.benchmark.machine.Machine;
import io.ironicinspector.benchmark.service.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;

/** Machines of one service, which are introspected over and over, so many at once. */
final class Fleet implements AutoCloseable {
  private final Service service;
  private final BootWatch watch;
  private final BlockingQueue<Machine> idle;

  /**
   * What one thread or all of them counted.
   *
   * @param whole introspections
   * @param callbacks the ramdisks' part
   */
  record Runs(Tally whole, Tally callbacks) {
    static Runs none() {
      return new Runs(new Tally(), new Tally());
    }

    void add(Runs others) {
      whole.add(others.whole);
      callbacks.add(others.callbacks);
    }
  }

  Fleet(Service service, List<Machine> machines) {
    this.service = service;
    this.watch = new BootWatch(service.nodes());
    this.idle = new ArrayBlockingQueue<>(machines.size(), true, machines);
  }

  Service service() {
    return service;
  }

  /** Introspects for this long, and to the end what was started. */
  Runs run(int atOnce, Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    return run(atOnce, () -> System.nanoTime() - end < 0);
  }

  /** Introspects as long as there is more to do, which is asked by all threads before each. */
  Runs run(int atOnce, BooleanSupplier more) throws InterruptedException {
    long begin = System.nanoTime();
    Duration cpu = service.cpu();
    List<Runs> parts = new ArrayList<>(Workers.run(atOnce, () -> work(more)));
    Runs sum = Runs.none();
    parts.forEach(sum::add);
    Duration spentCpu = service.cpu().minus(cpu);
    Duration wall = Duration.ofNanos(System.nanoTime() - begin);
    sum.whole.spent(spentCpu, wall);
    sum.callbacks.spent(spentCpu, wall);
    return sum;
  }

  private Runs work(BooleanSupplier more) throws InterruptedException {
    Runs runs = Runs.none();
    try (var introspection = new Introspection(service, watch)) {
      while (more.getAsBoolean()) {
        Machine machine = idle.take();
        try {
          Times times = introspection.run(machine);
          runs.whole.success(times.wholeNanos());
          runs.callbacks.success(times.callbackNanos());
        } catch (IntrospectionException e) {
          runs.whole.failure(e.getMessage());
        } finally {
          idle.add(machine);
        }
      }
    }
    return runs;
  }

  @Override
  public void close() {
    watch.close();
  }
}
