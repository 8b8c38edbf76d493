package io.ironicinspector.coordination.torture.member;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.torture.cluster.Etcd;
import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A process of an application that is coordinated: it is in the group, takes locks, runs for the
 * leadership and awaits turns, all at once, and writes down what it saw.
 *
 * <p>Whoever made it closes it; that stops the coordinator and closes the way to the registers.
 */
public final class Member implements AutoCloseable {
  private static final long JOIN_SECONDS = 30;

  private final MemberPlan plan;
  private final Coordinator coordinator;
  private final Etcd etcd;
  private final FencedRegister register;
  private final GroupTruth truth;
  private final HistoryLog log;
  private final StopSignal quiet = new StopSignal();
  private final StopSignal over = new StopSignal();
  private final Beliefs beliefs;
  private final GroupEvents events;
  private final List<Thread> workers = new ArrayList<>();

  /**
   * @param etcd where the registers are
   * @param fenced whether they compare tokens
   */
  public Member(
      MemberPlan plan, Coordinator coordinator, Etcd etcd, boolean fenced, HistoryLog log) {
    this.plan = plan;
    this.coordinator = coordinator;
    this.etcd = etcd;
    this.register = new FencedRegister(plan.world(), etcd, fenced, log);
    this.truth = new GroupTruth(plan.world(), etcd);
    this.log = log;
    this.beliefs = new Beliefs(log, over);
    this.events = new GroupEvents(log);
  }

  /** Has a client's classes loaded, which takes seconds on a busy machine, before life begins. */
  public void prepare() {
    try {
      etcd.anywhere(kv -> kv.get(Etcd.key("nothing")));
    } catch (NoAnswerException e) {
      // The classes are there all the same.
      return;
    }
  }

  /** Joins, and works until {@link #quiesce()}. */
  public void start() {
    coordinator.start();
    thread("beliefs", beliefs::watch);
    coordinator.watch(plan.world().group(), events);
    coordinator.join(
        plan.world().group(), new MemberId(plan.id()), Map.of("url", "x://" + plan.id()));
    log.now(Kind.JOINED);
    if (plan.work() != MemberPlan.Work.NONE) {
      work(new Random(plan.seed()));
    }
  }

  private void work(Random random) {
    for (int i = 0; i < plan.workers(); i++) {
      work("locks-" + i, new LockWork(this, coordinator, next(random)));
    }
    work("group", new GroupWork(this, coordinator, truth, next(random)));
    if (plan.work() == MemberPlan.Work.ALL) {
      work("leader", new LeaderWork(this, coordinator, next(random)));
      work("pace", new PaceWork(this, coordinator, next(random)));
    }
  }

  private static Random next(Random random) {
    return new Random(random.nextLong());
  }

  private void work(String name, Runnable work) {
    workers.add(thread(name, work));
  }

  private static Thread thread(String name, Runnable work) {
    var thread = new Thread(work, "member-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Gives everything back, takes nothing more, and stays a member. Waits for it. */
  public void quiesce() throws InterruptedException {
    quiet.give();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(JOIN_SECONDS);
    for (Thread worker : workers) {
      worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
    }
  }

  /** Takes away one of the locks that anybody holds, if there is one. */
  public void forceRelease() {
    try {
      coordinator.locks().stream().findAny().ifPresent(this::forceRelease);
    } catch (CoordinationUnavailableException e) {
      // Without an answer there is no lock to take.
      return;
    }
  }

  private void forceRelease(HeldLock lock) {
    long start = System.nanoTime();
    String resource = "resource=" + MemberPlan.resource(lock.name());
    String token = "token=" + lock.fencingToken();
    try {
      if (coordinator.forceRelease(lock.name(), lock.fencingToken())) {
        log.since(start, Kind.FORCED, resource, token);
      }
    } catch (CoordinationUnavailableException e) {
      // It may have been done.
      log.since(start, Kind.FORCED, resource, token);
    }
  }

  /** Writes down what the events of the group add up to. */
  public void noteEvents() {
    events.note();
  }

  MemberPlan plan() {
    return plan;
  }

  FencedRegister register() {
    return register;
  }

  HistoryLog log() {
    return log;
  }

  Beliefs beliefs() {
    return beliefs;
  }

  /** Given when nothing more is to be taken. */
  StopSignal quiet() {
    return quiet;
  }

  /** What the lock is held for; shorter when all is to be given back. */
  void work(Duration time) {
    quiet.sleep(time);
  }

  @Override
  public void close() {
    quiet.give();
    // Before: what two clients of one process share, the adapter would wait for.
    etcd.close();
    long start = System.nanoTime();
    coordinator.close();
    log.since(start, Kind.STOPPED);
    over.give();
  }
}
