package io.ironicinspector.coordination.adapter;

import io.ironicinspector.coordination.Candidacy;
import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.GroupSnapshot;
import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.Leader;
import io.ironicinspector.coordination.LeadershipListener;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.PaceName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One process's part in the coordination: its session, its locks, its memberships and candidacies.
 * The resource adapter owns one; the connections are views of it, and their methods are specified
 * at {@code CoordinationConnection}.
 *
 * <p>Thread-safe. Whoever started it closes it; after that it refuses everything.
 */
public interface Coordinator extends AutoCloseable {
  /** Starts working and returns at once, whether or not the store answers. Called once. */
  void start();

  Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException;

  List<HeldLock> locks();

  boolean forceRelease(LockName name, long fencingToken);

  GroupName group();

  void join(GroupName group, MemberId member, Map<String, String> metadata);

  void leave(GroupName group, MemberId member);

  GroupSnapshot members(GroupName group);

  /** {@link MembershipListener#onElected} and {@code onDemoted} are not called. */
  Subscription watch(GroupName group, MembershipListener listener);

  /** As {@link #watch}, of the session alone: no group is looked at for it. */
  Subscription watchSession(Consumer<SessionState> listener);

  Candidacy runFor(ElectionName election, LeadershipListener listener);

  Optional<Leader> leader(ElectionName election);

  boolean awaitTurn(PaceName pace, Duration interval, Duration wait) throws InterruptedException;

  SessionState sessionState();

  /** What an administrator wants to see of it. Does not block. */
  CoordinatorStatus status();

  /**
   * Ends the memberships, the locks and the session, and every thread. Takes five seconds at most,
   * also when the store does not answer. Idempotent.
   */
  @Override
  void close();
}
