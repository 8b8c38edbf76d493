package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.cluster.Wire;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.member.MemberJvm;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Breaks members, and each one's way to the servers; one fault at a time for each of them. For one
 * thread, besides others that share the members.
 */
final class MemberFaults implements Lane.Breaker {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  private final BlockingQueue<Slot> whole;
  private final Scene scene;
  private final Duration ttl;
  private final Random random;

  /**
   * @param whole the members that nobody is breaking
   */
  MemberFaults(BlockingQueue<Slot> whole, Scene scene, Random random) {
    this.whole = whole;
    this.scene = scene;
    this.ttl = scene.ttl();
    this.random = random;
  }

  @Override
  public void strike(Fault fault, Lane.Progress progress) throws InterruptedException {
    Slot slot = whole.take();
    try {
      progress.broken(fault.option() + " " + slot.member());
      long start = System.nanoTime();
      breakMember(fault, slot);
      scene
          .log()
          .since(
              start,
              Kind.FAULT,
              "fault=" + fault.option(),
              "scope=" + fault.scope(),
              "target=" + slot.member());
    } finally {
      whole.add(slot);
    }
  }

  private void breakMember(Fault fault, Slot slot) {
    switch (fault) {
      case STALL_LINK -> onLink(slot, List.of(anyWire(slot)), Wire::stall);
      case STALL_LINKS -> silence(slot);
      case CUT_LINKS -> onLink(slot, slot.links().wires(), Wire::cut);
      case DELAY_LINKS -> onLink(slot, slot.links().wires(), this::delay);
      case PAUSE -> pause(slot, longerThanLease());
      case SHORT_PAUSE -> pause(slot, ttl.dividedBy(10).plusMillis(lessThan(ttl.dividedBy(2))));
      case KILL -> kill(slot, Duration.ZERO);
      case LONG_KILL -> kill(slot, longerThanLease());
      case RESTART -> restart(slot);
      case REVOKE -> revoke(slot);
      case FORCE_RELEASE -> slot.life().ask("force", STOP_PATIENCE);
      default -> throw new IllegalArgumentException("not of a member: " + fault);
    }
  }

  // Often long enough for the lease to end.
  private void silence(Slot slot) {
    slot.links().wires().forEach(Wire::stall);
    scene.stop().sleep(ttl.dividedBy(2).plusMillis(lessThan(ttl.multipliedBy(3))));
    slot.links().heal();
  }

  private Wire anyWire(Slot slot) {
    return slot.links().wires().get(random.nextInt(slot.links().wires().size()));
  }

  private void delay(Wire wire) {
    wire.delay(Duration.ofMillis(10 + random.nextInt(200)));
  }

  private Duration longerThanLease() {
    return ttl.plusSeconds(1).plusMillis(lessThan(ttl));
  }

  private long lessThan(Duration most) {
    return random.nextLong(most.toMillis());
  }

  private void onLink(Slot slot, List<Wire> wires, Consumer<Wire> damage) {
    wires.forEach(damage);
    scene.stop().sleep(ttl.dividedBy(4).plusMillis(lessThan(ttl.multipliedBy(2))));
    slot.links().heal();
  }

  private void pause(Slot slot, Duration time) {
    MemberJvm life = slot.life();
    life.freeze();
    scene.stop().sleep(time);
    life.thaw();
  }

  private void kill(Slot slot, Duration rest) {
    // Loaded before, so that it can be back before the lease ends.
    MemberJvm next = slot.load();
    slot.life().kill();
    scene.stop().sleep(rest);
    slot.succeed(next);
  }

  private void restart(Slot slot) {
    MemberJvm next = slot.load();
    slot.life().stop(STOP_PATIENCE);
    slot.succeed(next);
  }

  private void revoke(Slot slot) {
    Long lease = scene.observer().leases().get(slot.member());
    try {
      if (lease != null) {
        scene.servers().etcd().revoke(lease);
      }
    } catch (NoAnswerException e) {
      // It has ended already, or the servers are broken; either way it may have been done.
      return;
    }
  }
}
