package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.WatchOption;
import io.etcd.jetcd.watch.WatchEvent;
import io.etcd.jetcd.watch.WatchResponse;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.lock.Grant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The grants of this process in one {@link LockSpace}. They hear when their keys are deleted by
 * somebody else: by one watch of all deletions there, from the first grant's revision on, and after
 * each end of it by a list. Thread-safe.
 */
final class HeldLocks {
  private static final GetOption KEYS =
      GetOption.builder().isPrefix(true).withKeysOnly(true).build();

  private final EtcdStore store;
  private final ByteSequence all;
  private final Consumer<Runnable> untilDone;
  private final Map<ByteSequence, Guard> guards = new ConcurrentHashMap<>();
  private final AtomicBoolean followed = new AtomicBoolean();
  private volatile Following following;

  /**
   * @param all prefix of the locks
   * @param untilDone runs a task soon, and again until the store has answered
   */
  HeldLocks(EtcdStore store, ByteSequence all, Consumer<Runnable> untilDone) {
    this.store = store;
    this.all = all;
    this.untilDone = untilDone;
  }

  /** The key may be ours at any moment; one guard for a key at a time. */
  Guard expect(ByteSequence lock) {
    var guard = new Guard(lock);
    guards.put(lock, guard);
    return guard;
  }

  List<Grant> grants() {
    return guards.values().stream().flatMap(guard -> guard.grant().stream()).toList();
  }

  /** A session may have ended. */
  void look() {
    guards.values().forEach(Guard::look);
  }

  /** Ends the watch if nothing is held. */
  void rest() {
    if (guards.isEmpty() && following != null) {
      close();
      followed.set(false);
      if (!guards.isEmpty()) {
        followAgain();
      }
    }
  }

  void close() {
    Following last = following;
    if (last != null) {
      last.close();
    }
  }

  private void follow(long revision) {
    if (!followed.getAndSet(true)) {
      followFrom(revision);
    }
  }

  private void followFrom(long revision) {
    var option = WatchOption.builder().isPrefix(true).withNoPut(true).withRevision(revision);
    followed.set(true);
    try {
      following = Following.start(store, all, option, this::changed, this::followAgain);
    } catch (CoordinationUnavailableException e) {
      followAgain();
    }
  }

  private void followAgain() {
    untilDone.accept(this::list);
  }

  private void list() {
    GetResponse found = store.get(all, KEYS);
    long revision = found.getHeader().getRevision();
    Map<ByteSequence, Long> tokens =
        found.getKvs().stream()
            .collect(Collectors.toMap(KeyValue::getKey, KeyValue::getModRevision));
    guards.forEach((lock, guard) -> guard.listed(tokens.getOrDefault(lock, 0L), revision));
    followFrom(revision + 1);
  }

  private void changed(WatchResponse response) {
    for (WatchEvent event : response.getEvents()) {
      Guard guard = guards.get(event.getKeyValue().getKey());
      if (guard != null) {
        guard.deleted(event.getKeyValue().getModRevision());
      }
    }
  }

  /** Looks after one key from before it is ours until it is no more. Thread-safe. */
  final class Guard {
    private final ByteSequence lock;
    private Grant grant;
    private EtcdSession session;
    private long deletedAt;
    private long listedAt;
    private long listedToken;

    private Guard(ByteSequence lock) {
      this.lock = lock;
    }

    /** The key is ours. */
    void granted(Grant given, EtcdSession itsSession) {
      synchronized (this) {
        grant = given;
        session = itsSession;
      }
      follow(given.fencingToken() + 1);
      look();
    }

    private synchronized Optional<Grant> grant() {
      return Optional.ofNullable(grant);
    }

    private void deleted(long revision) {
      synchronized (this) {
        deletedAt = Math.max(deletedAt, revision);
      }
      look();
    }

    private void listed(long token, long revision) {
      synchronized (this) {
        listedAt = revision;
        listedToken = token;
      }
      look();
    }

    private void look() {
      Grant ended;
      synchronized (this) {
        boolean over = grant != null && (isGone(grant.fencingToken()) || session.hasEnded());
        ended = over ? grant : null;
      }
      if (ended != null) {
        ended.lost();
      }
    }

    private boolean isGone(long token) {
      // A later grant is not on an earlier list.
      return deletedAt > token || (listedAt >= token && listedToken != token);
    }

    void close() {
      guards.remove(lock, this);
    }
  }
}
