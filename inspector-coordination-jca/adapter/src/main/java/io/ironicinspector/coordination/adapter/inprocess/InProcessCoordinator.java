package io.ironicinspector.coordination.adapter.inprocess;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.lock.LocalLocks.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A session that is active from start to close: there is no store that could fail. */
public final class InProcessCoordinator implements Coordinator {
  private final InProcessStore store;
  private final GroupName group;
  private final Set<InProcessLockGrant> grants = new HashSet<>();
  private final Set<Membership> memberships = new HashSet<>();
  private final List<MembershipListener> listeners = new ArrayList<>();
  private SessionState state = SessionState.CONNECTING;

  public InProcessCoordinator(InProcessStore store, GroupName group) {
    this.store = store;
    this.group = group;
  }

  @Override
  public synchronized void start() {
    to(SessionState.ACTIVE);
  }

  @Override
  public Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException {
    mustBeActive();
    return store.locks().acquire(name, wait).map(permit -> grant(name, permit));
  }

  private synchronized LockGrant grant(LockName name, Permit permit) {
    if (state != SessionState.ACTIVE) {
      permit.close();
      throw stopped();
    }
    var grant =
        new InProcessLockGrant(
            name, store.nextToken(), store.name(), self -> released(self, permit));
    grants.add(grant);
    return grant;
  }

  private void released(InProcessLockGrant grant, Permit permit) {
    synchronized (this) {
      grants.remove(grant);
    }
    permit.close();
  }

  @Override
  public GroupName group() {
    return group;
  }

  @Override
  public synchronized void join(GroupName joined, MemberId member, Map<String, String> metadata) {
    mustBeActive();
    memberships.add(new Membership(joined, member));
    store.roster(joined).put(new Member(member, metadata));
  }

  @Override
  public synchronized void leave(GroupName left, MemberId member) {
    if (memberships.remove(new Membership(left, member))) {
      store.roster(left).remove(member);
    }
  }

  @Override
  public List<Member> members(GroupName asked) {
    mustBeActive();
    return store.roster(asked).members();
  }

  @Override
  public synchronized SessionState sessionState() {
    return state;
  }

  @Override
  public synchronized Subscription subscribe(MembershipListener listener) {
    listeners.add(listener);
    Subscription changes = store.roster(group).subscribe(listener);
    return () -> {
      changes.close();
      unsubscribe(listener);
    };
  }

  private synchronized void unsubscribe(MembershipListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void close() {
    List<InProcessLockGrant> held;
    synchronized (this) {
      if (state == SessionState.CLOSED) {
        return;
      }
      List.copyOf(memberships).forEach(each -> leave(each.group(), each.member()));
      to(SessionState.CLOSED);
      held = List.copyOf(grants);
    }
    held.forEach(InProcessLockGrant::close);
  }

  private void to(SessionState next) {
    state = next;
    for (MembershipListener listener : listeners) {
      store.delivery().execute(() -> listener.onSession(next));
    }
  }

  private synchronized void mustBeActive() {
    if (state != SessionState.ACTIVE) {
      throw stopped();
    }
  }

  private static CoordinationUnavailableException stopped() {
    return new CoordinationUnavailableException("the in-process coordination is not running");
  }

  private record Membership(GroupName group, MemberId member) {}
}
