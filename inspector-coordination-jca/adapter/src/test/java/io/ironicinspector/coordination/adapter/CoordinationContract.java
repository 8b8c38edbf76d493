package io.ironicinspector.coordination.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.GroupSnapshot;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every provider must do. The in-process one runs it as a unit test, etcd as an IT. */
@Timeout(60)
public abstract class CoordinationContract
    implements FairLockContract,
        LostLockContract,
        CompositeLockContract,
        ElectionContract,
        PaceContract,
        StatusContract {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration BRIEFLY = Duration.ofMillis(200);

  private final LockName node = new LockName(UUID.randomUUID().toString());
  private final GroupName group = new GroupName("/contract/" + UUID.randomUUID());
  private final MemberId alice = new MemberId("ironic_inspector.conductor.alice");
  private final MemberId bob = new MemberId("ironic_inspector.conductor.bob.example.org");
  private final List<Coordinator> opened = new ArrayList<>();

  /** A new session on the store that all sessions of this test share. */
  protected abstract Coordinator open(GroupName group);

  @Override
  public GroupName group() {
    return group;
  }

  @Override
  public Coordinator active() {
    Coordinator coordinator = open(group);
    opened.add(coordinator);
    coordinator.start();
    await().atMost(SOON).until(() -> coordinator.sessionState() == SessionState.ACTIVE);
    return coordinator;
  }

  @AfterEach
  void closeAll() {
    opened.forEach(Coordinator::close);
  }

  @Test
  void lockPassesToTheNextMemberOnlyAfterRelease() throws Exception {
    Coordinator first = active();
    Coordinator second = active();
    LockGrant held = first.tryLock(node, Duration.ZERO).orElseThrow();
    assertThat(second.tryLock(node, Duration.ZERO)).isEmpty();
    held.close();
    assertThat(second.tryLock(node, SOON).orElseThrow().fencingToken())
        .isGreaterThan(held.fencingToken());
  }

  @Test
  void aLockIsNotGivenTwiceToTheSameSession() throws Exception {
    Coordinator only = active();
    LockGrant held = only.tryLock(node, Duration.ZERO).orElseThrow();
    assertThat(only.tryLock(node, Duration.ZERO)).isEmpty();
    held.close();
    assertThat(only.tryLock(node, Duration.ZERO)).isPresent();
  }

  @Test
  void aWaiterGetsTheLockWhenItIsReleased() throws Exception {
    Coordinator first = active();
    Coordinator second = active();
    LockGrant held = first.tryLock(node, Duration.ZERO).orElseThrow();
    FutureTask<Optional<LockGrant>> waiting = start(() -> second.tryLock(node, SOON));
    assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS)).isNotNull();
    held.close();
    assertThat(waiting.get(5, TimeUnit.SECONDS)).isPresent();
  }

  @Test
  void waitingEndsWhenItsTimeIsOver() throws Exception {
    Coordinator first = active();
    Coordinator second = active();
    try (LockGrant held = first.tryLock(node, Duration.ZERO).orElseThrow()) {
      long begin = System.nanoTime();
      assertThat(second.tryLock(node, BRIEFLY)).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(BRIEFLY, BRIEFLY.plusSeconds(2));
      assertThat(held.isValid()).isTrue();
    }
  }

  @Test
  void aWaiterCanBeInterruptedAndLeavesNothingBehind() throws Exception {
    Coordinator first = active();
    Coordinator second = active();
    LockGrant held = first.tryLock(node, Duration.ZERO).orElseThrow();
    FutureTask<Optional<LockGrant>> waiting =
        new FutureTask<>(() -> second.tryLock(node, Duration.ofSeconds(50)));
    Thread waiter = new Thread(waiting);
    waiter.start();
    await().atMost(SOON).until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
    waiter.interrupt();
    assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    held.close();
    assertThat(first.tryLock(node, Duration.ZERO)).isPresent();
  }

  @Test
  void aGrantMayBeClosedTwiceAndByAnotherThread() throws Exception {
    Coordinator only = active();
    LockGrant first = only.tryLock(node, Duration.ZERO).orElseThrow();
    CompletableFuture.runAsync(first::close).get(5, TimeUnit.SECONDS);
    LockGrant second = only.tryLock(node, Duration.ZERO).orElseThrow();
    first.close();
    assertThat(first.isValid()).isFalse();
    assertThat(second.isValid()).isTrue();
    assertThat(only.tryLock(node, Duration.ZERO)).isEmpty();
  }

  @Test
  void theGrantsOfOneStoreNameIt() throws Exception {
    LockGrant one = active().tryLock(node, Duration.ZERO).orElseThrow();
    LockGrant other = active().tryLock(new LockName("other-" + node), Duration.ZERO).orElseThrow();
    assertThat(one.name()).isEqualTo(node);
    assertThat(one.store()).isNotBlank().isEqualTo(other.store());
  }

  @Test
  void twoHoldersNeverOverlapAndTokensGrow() throws Exception {
    List<Coordinator> members = List.of(active(), active(), active());
    var inside = new AtomicInteger();
    var tokens = new ArrayList<Long>();
    var workers = new ArrayList<FutureTask<Void>>();
    for (int worker = 0; worker < 6; worker++) {
      Coordinator member = members.get(worker % members.size());
      workers.add(start(() -> workUnderTheLock(member, inside, tokens)));
    }
    for (FutureTask<Void> worker : workers) {
      worker.get(40, TimeUnit.SECONDS);
    }
    assertThat(tokens).hasSize(60).isSorted().doesNotHaveDuplicates();
  }

  private Void workUnderTheLock(Coordinator member, AtomicInteger inside, List<Long> tokens)
      throws InterruptedException {
    for (int round = 0; round < 10; round++) {
      try (LockGrant grant = member.tryLock(node, Duration.ofSeconds(30)).orElseThrow()) {
        assertThat(inside.incrementAndGet()).isEqualTo(1);
        tokens.add(grant.fencingToken());
        inside.decrementAndGet();
      }
    }
    return null;
  }

  @Test
  void aClosedSessionGivesItsLocksBack() throws Exception {
    Coordinator first = active();
    Coordinator second = active();
    LockGrant held = first.tryLock(node, Duration.ZERO).orElseThrow();
    first.close();
    assertThat(held.isValid()).isFalse();
    assertThat(second.tryLock(node, SOON)).isPresent();
  }

  @Test
  void aMemberIsSeenByTheOthersUntilItLeaves() {
    Coordinator first = active();
    Coordinator second = active();
    assertThat(second.members(group).members()).isEmpty();
    first.join(group, bob, Map.of());
    await().atMost(SOON).until(() -> second.members(group).members().size() == 1);
    second.join(group, alice, Map.of("rpc_url", "http://alice:5050/rpc"));
    var both =
        List.of(
            new Member(bob, Map.of()),
            new Member(alice, Map.of("rpc_url", "http://alice:5050/rpc")));
    await().atMost(SOON).until(() -> second.members(group).members().equals(both));
    await().atMost(SOON).until(() -> first.members(group).members().equals(both));
    first.leave(group, bob);
    first.leave(group, bob);
    await().atMost(SOON).until(() -> second.members(group).members().equals(List.of(both.get(1))));
  }

  @Test
  void aSnapshotSaysAtWhichRevisionAndHowOldItIs() {
    Coordinator only = active();
    GroupSnapshot before = only.members(group);
    only.join(group, alice, Map.of());
    await().atMost(SOON).until(() -> only.members(group).members().size() == 1);
    GroupSnapshot after = only.members(group);
    assertThat(after.revision()).isGreaterThan(before.revision());
    assertThat(after.age()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }

  @Test
  void joiningAgainChangesTheMetadata() {
    Coordinator only = active();
    only.join(group, alice, Map.of("version", "1"));
    only.join(group, alice, Map.of("version", "2"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(only.members(group).members())
                    .containsExactly(new Member(alice, Map.of("version", "2"))));
  }

  @Test
  void aClosedSessionIsNoMemberAnyMore() {
    Coordinator first = active();
    Coordinator second = active();
    first.join(group, alice, Map.of());
    await().atMost(SOON).until(() -> second.members(group).members().size() == 1);
    first.close();
    await().atMost(SOON).until(() -> second.members(group).members().isEmpty());
  }

  @Test
  void aListenerHearsASnapshotFirstAndThenEachChange() {
    Coordinator watching = active();
    Coordinator changing = active();
    changing.join(group, alice, Map.of());
    await().atMost(SOON).until(() -> watching.members(group).members().size() == 1);
    var heard = new RecordedEvents();
    try (var subscription = watching.watch(group, heard)) {
      await().atMost(SOON).until(() -> heard.size() == 1);
      changing.join(group, bob, Map.of());
      await().atMost(SOON).until(() -> heard.size() == 2);
      changing.leave(group, alice);
      await().atMost(SOON).until(() -> heard.size() == 3);
      assertThat(subscription).isNotNull();
    }
    changing.leave(group, bob);
    await().atMost(SOON).until(() -> watching.members(group).members().isEmpty());
    assertThat(heard.all())
        .containsExactly("snapshot [" + alice + "]", "joined " + bob, "left " + alice);
  }

  @Test
  void afterTheCloseEverythingIsRefused() {
    Coordinator only = active();
    only.close();
    only.close();
    assertThat(only.sessionState()).isEqualTo(SessionState.CLOSED);
    assertThatThrownBy(() -> only.tryLock(node, Duration.ZERO))
        .isInstanceOf(CoordinationUnavailableException.class);
    assertThatThrownBy(() -> only.members(group).members())
        .isInstanceOf(CoordinationUnavailableException.class);
    assertThatThrownBy(() -> only.join(group, alice, Map.of()))
        .isInstanceOf(CoordinationUnavailableException.class);
  }

  private static <T> FutureTask<T> start(Callable<T> work) {
    var task = new FutureTask<>(work);
    var begun = new CountDownLatch(1);
    new Thread(
            () -> {
              begun.countDown();
              task.run();
            })
        .start();
    await().atMost(SOON).until(() -> begun.getCount() == 0);
    return task;
  }
}
