package io.ironicinspector.coordination.adapter.management;

import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.CoordinatorStatus.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Logger;

/** Shows a coordinator. */
final class CoordinatorBean implements CoordinationMXBean {
  private static final Logger LOG = Logger.getLogger(CoordinatorBean.class.getName());

  private final Coordinator coordinator;

  CoordinatorBean(Coordinator coordinator) {
    this.coordinator = coordinator;
  }

  @Override
  public String getSessionState() {
    return coordinator.status().session().name();
  }

  @Override
  public long getLeaseRemainingMillis() {
    return millis(coordinator.status().leaseRemaining());
  }

  @Override
  public List<GroupViewInfo> getGroupViews() {
    return coordinator.status().views().stream().map(CoordinatorBean::info).toList();
  }

  private static GroupViewInfo info(View view) {
    return new GroupViewInfo(
        view.group().value(), view.members(), view.revision(), millis(view.age()));
  }

  @Override
  public List<HeldLockInfo> getHeldLocks() {
    return coordinator.status().held().stream()
        .map(held -> new HeldLockInfo(held.name().value(), held.fencingToken()))
        .toList();
  }

  @Override
  public List<String> getWaiters() {
    return coordinator.status().waiting().stream().map(LockName::value).toList();
  }

  @Override
  public List<StoredLockInfo> storedLocks() {
    return coordinator.locks().stream().map(CoordinatorBean::info).toList();
  }

  private static StoredLockInfo info(HeldLock lock) {
    return new StoredLockInfo(
        lock.name().value(),
        lock.fencingToken(),
        lock.holder().orElse(""),
        lock.since().map(Instant::toString).orElse(""));
  }

  @Override
  public boolean forceRelease(String lock, long fencingToken) {
    boolean released = coordinator.forceRelease(new LockName(lock), fencingToken);
    if (released) {
      LOG.warning(() -> "lock " + lock + ": an administrator took it from its holder");
    }
    return released;
  }

  // A duration may be longer than milliseconds can say.
  private static long millis(Duration time) {
    return time.toSeconds() > Long.MAX_VALUE / 1000 - 1 ? Long.MAX_VALUE : time.toMillis();
  }
}
