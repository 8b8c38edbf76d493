package io.ironicinspector.coordination.adapter;

import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One process's part in the coordination: its session, its locks and its memberships. The resource
 * adapter owns one; the connections are views of it, and their methods are specified at {@code
 * CoordinationConnection}.
 *
 * <p>Thread-safe. Whoever started it closes it; after that it refuses everything.
 */
public interface Coordinator extends AutoCloseable {
  /** Starts working and returns at once, whether or not the store answers. Called once. */
  void start();

  Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException;

  GroupName group();

  void join(GroupName group, MemberId member, Map<String, String> metadata);

  void leave(GroupName group, MemberId member);

  List<Member> members(GroupName group);

  SessionState sessionState();

  /**
   * Tells {@code listener} the members of the configured group, first as a snapshot, and then every
   * change of them and of the session. Called on a thread of the coordinator, one call at a time.
   */
  Subscription subscribe(MembershipListener listener);

  /**
   * Ends the memberships, the locks and the session, and every thread. Takes five seconds at most,
   * also when the store does not answer. Idempotent.
   */
  @Override
  void close();

  /** Ends when closed; a call that is under way may still arrive. */
  @FunctionalInterface
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
