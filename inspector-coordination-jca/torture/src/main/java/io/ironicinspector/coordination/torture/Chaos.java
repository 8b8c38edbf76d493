package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.history.Scope;
import io.ironicinspector.coordination.torture.member.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Rounds of faults, on the servers and on the members at the same time, each followed by a calm in
 * which everything must come right. For one thread.
 */
final class Chaos {
  private static final int MEMBERS_PER_LANE = 2;

  private final Options options;
  private final List<Lane> lanes = new ArrayList<>();
  private final Lane.Progress progress;
  private final StopSignal stop;

  Chaos(Options options, Scene scene, List<Slot> slots, Lane.Progress progress) {
    this.options = options;
    this.progress = progress;
    this.stop = scene.stop();
    var random = new Random(options.seed());
    Random ofServers = next(random);
    add(faults(options, true), new ServerFaults(scene, ofServers), ofServers);
    BlockingQueue<Slot> whole = new LinkedBlockingQueue<>(slots);
    for (int i = 0; i < Math.max(1, slots.size() / MEMBERS_PER_LANE); i++) {
      Random own = next(random);
      add(faults(options, false), new MemberFaults(whole, scene, own), own);
    }
  }

  private static Random next(Random random) {
    return new Random(random.nextLong());
  }

  private static List<Fault> faults(Options options, boolean ofServers) {
    return options.faults().stream()
        .filter(fault -> (fault.scope() == Scope.SERVERS) == ofServers)
        .toList();
  }

  private void add(List<Fault> faults, Lane.Breaker breaker, Random random) {
    lanes.add(new Lane(faults, breaker, progress, stop, random));
  }

  /** For the time that was asked for. */
  void run() throws InterruptedException {
    long deadline = System.nanoTime() + options.duration().toNanos();
    Duration round = options.leaseTtl().multipliedBy(5);
    while (!stop.isGiven() && System.nanoTime() - deadline < 0) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      round(left.compareTo(round) < 0 ? left : round);
      calm();
    }
  }

  private void round(Duration time) throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Lane lane : lanes) {
        running.add(
            threads.submit(
                () -> {
                  lane.run(time);
                  return null;
                }));
      }
      for (Future<?> lane : running) {
        lane.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a fault could not be made or mended", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void calm() {
    // As long as a recovery may take, and then some for progress to be seen in.
    stop.sleep(options.limits().recovery().plusSeconds(6));
  }
}
