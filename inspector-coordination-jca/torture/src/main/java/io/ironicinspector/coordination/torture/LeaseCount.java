package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many leases there are after many locks were taken and given back. */
record LeaseCount(int count, Duration ttl) implements Figure {
  private static final int THREADS = 4;
  private static final Duration WAIT = Duration.ofSeconds(10);

  @Override
  public boolean needsServers() {
    return false;
  }

  @Override
  public boolean measure(Servers servers, Shutdown shutdown, PrintStream out)
      throws InterruptedException, NoAnswerException {
    int before;
    int after;
    try (Sessions sessions = shutdown.add(Sessions.open(servers, 1, ttl))) {
      before = servers.leases();
      takeAll(sessions.all().get(0));
      after = servers.leases();
    }
    out.println("leases: " + before + " before, " + after + " after taking and releasing " + count);
    return after <= before;
  }

  private void takeAll(Coordinator coordinator) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int share = count / THREADS + (i < count % THREADS ? 1 : 0);
        var name = new LockName("lease-count-" + i);
        running.add(
            threads.submit(
                () -> {
                  take(coordinator, name, share);
                  return null;
                }));
      }
      for (Future<?> done : running) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a lock could not be taken", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static void take(Coordinator coordinator, LockName name, int times)
      throws InterruptedException {
    for (int i = 0; i < times; i++) {
      Optional<LockGrant> grant = coordinator.tryLock(name, WAIT);
      grant.orElseThrow(() -> new IllegalStateException(name + " is held by somebody")).close();
    }
  }
}
