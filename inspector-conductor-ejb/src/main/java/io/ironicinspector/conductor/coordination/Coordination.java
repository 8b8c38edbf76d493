package io.ironicinspector.conductor.coordination;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockGrants;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.domain.NodeUuid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Node locks and the group, without connections. Failures of the store are {@link
 * io.ironicinspector.client.ConductorException}s of kind UNAVAILABLE. Thread-safe.
 */
public interface Coordination {
  /** Waits up to {@code wait} for the node's lock; empty if another still held it then. */
  Optional<LockGrant> tryLock(NodeUuid node, Duration wait);

  /** All of these locks or none, within {@code wait}; empty if one was still held then. */
  Optional<LockGrants> tryLockAll(Set<LockName> names, Duration wait);

  /** The members of the configured group. */
  List<Member> members();

  /** Becomes a member, now or as soon as the store answers. Does not block. */
  void join(MemberId member, Map<String, String> metadata);

  /** Ends the membership. */
  void leave(MemberId member);
}
