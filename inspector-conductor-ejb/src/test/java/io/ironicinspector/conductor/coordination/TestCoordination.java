package io.ironicinspector.conductor.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockGrants;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.domain.NodeUuid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Locks in memory, without waiting, that a test can take away. */
public final class TestCoordination implements Coordination {
  private final Map<NodeUuid, Grant> held = new ConcurrentHashMap<>();
  private final Map<MemberId, Member> members = new ConcurrentHashMap<>();
  private final AtomicLong token = new AtomicLong();

  @Override
  public Optional<LockGrant> tryLock(NodeUuid node, Duration wait) {
    Grant grant = new Grant(node);
    return held.putIfAbsent(node, grant) == null ? Optional.of(grant) : Optional.empty();
  }

  @Override
  public Optional<LockGrants> tryLockAll(Set<LockName> names, Duration wait) {
    List<LockGrant> grants = new ArrayList<>();
    for (LockName name : names) {
      Optional<LockGrant> grant = tryLock(asNode(name), wait);
      if (grant.isEmpty()) {
        new LockGrants(grants).close();
        return Optional.empty();
      }
      grants.add(grant.get());
    }
    return Optional.of(new LockGrants(grants));
  }

  /** The lock under this name. */
  public static NodeUuid asNode(LockName name) {
    return new NodeUuid(UUID.nameUUIDFromBytes(name.value().getBytes(UTF_8)));
  }

  /** The lease of whoever holds the lock ends; the lock is free again. */
  public void lose(NodeUuid node) {
    Grant grant = held.remove(node);
    if (grant != null) {
      grant.lose();
    }
  }

  /** As {@link #lose}, but the holder, paused perhaps, does not notice. */
  public void loseUnnoticed(NodeUuid node) {
    held.remove(node);
  }

  public boolean isHeld(NodeUuid node) {
    return held.containsKey(node);
  }

  @Override
  public List<Member> members() {
    return List.copyOf(members.values());
  }

  @Override
  public void join(MemberId member, Map<String, String> metadata) {
    members.put(member, new Member(member, metadata));
  }

  @Override
  public void leave(MemberId member) {
    members.remove(member);
  }

  private final class Grant implements LockGrant {
    private final NodeUuid node;
    private final long mine = token.incrementAndGet();
    private final List<Runnable> callbacks = new ArrayList<>();
    private volatile boolean valid = true;
    private boolean lost;

    Grant(NodeUuid node) {
      this.node = node;
    }

    @Override
    public LockName name() {
      return new LockName(node.toString());
    }

    @Override
    public long fencingToken() {
      return mine;
    }

    @Override
    public String store() {
      return "test";
    }

    @Override
    public boolean isValid() {
      return valid;
    }

    @Override
    public Duration remaining() {
      return valid ? Duration.ofSeconds(Long.MAX_VALUE) : Duration.ZERO;
    }

    @Override
    public boolean confirm() {
      return held.get(node) == this;
    }

    @Override
    public void onLost(Runnable callback) {
      synchronized (this) {
        if (!lost) {
          callbacks.add(callback);
          return;
        }
      }
      callback.run();
    }

    void lose() {
      List<Runnable> told;
      synchronized (this) {
        valid = false;
        lost = true;
        told = List.copyOf(callbacks);
        callbacks.clear();
      }
      told.forEach(Runnable::run);
    }

    @Override
    public void close() {
      synchronized (this) {
        valid = false;
        callbacks.clear();
      }
      held.remove(node, this);
    }
  }
}
