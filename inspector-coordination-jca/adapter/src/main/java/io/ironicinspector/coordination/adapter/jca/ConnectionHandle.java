package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.CoordinationConnection;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Coordinator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** What the application holds. Dead after its close; the locks taken through it live on. */
final class ConnectionHandle implements CoordinationConnection {
  private final AtomicReference<CoordinationManagedConnection> owner;

  ConnectionHandle(CoordinationManagedConnection owner) {
    this.owner = new AtomicReference<>(owner);
  }

  @Override
  public Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException {
    if (wait.isNegative()) {
      throw new IllegalArgumentException("a wait must not be negative, was " + wait);
    }
    CoordinationManagedConnection current = current();
    try {
      return current.coordinator().tryLock(name, wait);
    } catch (CoordinationUnavailableException e) {
      current.failed(this, e);
      throw e;
    }
  }

  @Override
  public GroupName group() {
    return current().coordinator().group();
  }

  @Override
  public void join(GroupName group, MemberId member, Map<String, String> metadata) {
    call(
        coordinator -> {
          coordinator.join(group, member, metadata);
          return null;
        });
  }

  @Override
  public void leave(GroupName group, MemberId member) {
    call(
        coordinator -> {
          coordinator.leave(group, member);
          return null;
        });
  }

  @Override
  public List<Member> members(GroupName group) {
    return call(coordinator -> coordinator.members(group));
  }

  @Override
  public SessionState sessionState() {
    return current().coordinator().sessionState();
  }

  private <T> T call(Function<Coordinator, T> operation) {
    CoordinationManagedConnection current = current();
    try {
      return operation.apply(current.coordinator());
    } catch (CoordinationUnavailableException e) {
      current.failed(this, e);
      throw e;
    }
  }

  private CoordinationManagedConnection current() {
    CoordinationManagedConnection current = owner.get();
    if (current == null) {
      throw new IllegalStateException("the coordination connection was closed");
    }
    return current;
  }

  void moveTo(CoordinationManagedConnection next) {
    CoordinationManagedConnection before = owner.getAndSet(next);
    if (before != null && before != next) {
      before.left(this);
    }
  }

  void invalidate() {
    owner.set(null);
  }

  @Override
  public void close() {
    CoordinationManagedConnection last = owner.getAndSet(null);
    if (last != null) {
      last.closed(this);
    }
  }
}
