package io.ironicinspector.coordination.torture.member;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.torture.history.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Takes locks, writes under them, and gives them back. For one thread. */
final class LockWork implements Runnable {
  private static final Duration AFTER_FAILURE = Duration.ofMillis(100);
  private static final int LONGEST_WAIT_MILLIS = 3_000;
  private static final int WRITES = 4;

  private final Member member;
  private final Coordinator coordinator;
  private final List<LockName> names;
  private final Random random;

  LockWork(Member member, Coordinator coordinator, Random random) {
    this.member = member;
    this.coordinator = coordinator;
    this.names = member.plan().lockNames();
    this.random = random;
  }

  @Override
  public void run() {
    while (!member.quiet().isGiven()) {
      LockName name = names.get(random.nextInt(names.size()));
      boolean withInterrupt = random.nextInt(10) == 0;
      if (withInterrupt) {
        interrupted(name);
      } else {
        once(name);
      }
      member.quiet().sleep(Duration.ofMillis(random.nextInt(30)));
    }
  }

  /** Somebody loses patience; the attempt must leave nothing behind. */
  private void interrupted(LockName name) {
    var attempt = new Thread(() -> once(name), "interrupted-" + name);
    attempt.start();
    try {
      attempt.join(1 + random.nextInt(200));
      attempt.interrupt();
      attempt.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void once(LockName name) {
    String resource = MemberPlan.resource(name);
    long start = System.nanoTime();
    try {
      Optional<LockGrant> grant = coordinator.tryLock(name, wait(random));
      if (grant.isEmpty()) {
        member.log().since(start, Kind.REFUSED, "resource=" + resource, "why=held");
      } else {
        use(resource, start, grant.get());
      }
    } catch (CoordinationUnavailableException e) {
      member.log().since(start, Kind.REFUSED, "resource=" + resource, "why=unavailable");
      member.quiet().sleep(AFTER_FAILURE);
    } catch (InterruptedException e) {
      member.log().since(start, Kind.REFUSED, "resource=" + resource, "why=interrupted");
    }
  }

  private static Duration wait(Random random) {
    return random.nextInt(4) == 0
        ? Duration.ZERO
        : Duration.ofMillis(random.nextInt(LONGEST_WAIT_MILLIS));
  }

  private void use(String resource, long start, LockGrant grant) {
    String token = "token=" + grant.fencingToken();
    Belief belief = member.beliefs().begin(resource, grant.fencingToken(), grant::isValid);
    member.log().since(start, Kind.GRANTED, "resource=" + resource, token);
    grant.onLost(() -> member.log().now(Kind.GRANT_LOST, "resource=" + resource, token));
    try {
      write(resource, grant, belief);
    } finally {
      member.beliefs().end(belief);
      long closing = System.nanoTime();
      grant.close();
      member.log().since(closing, Kind.RELEASED, "resource=" + resource, token);
    }
  }

  /**
   * Looks, works and writes, as applications do. Whatever happens between the look and the write is
   * what the register's fence is for.
   */
  private void write(String resource, LockGrant grant, Belief belief) {
    int writes = 1 + random.nextInt(WRITES);
    for (int i = 0; i < writes && belief.ask(); i++) {
      long half = Math.max(1, member.plan().hold().toMillis() / writes / 2);
      member.work(Duration.ofMillis(half + random.nextLong(half)));
      member.register().write(resource, grant.fencingToken());
    }
  }
}
