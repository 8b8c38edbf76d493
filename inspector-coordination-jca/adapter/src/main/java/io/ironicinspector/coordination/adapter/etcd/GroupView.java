package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.Watch;
import io.etcd.jetcd.Watch.Watcher;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import io.etcd.jetcd.options.WatchOption;
import io.etcd.jetcd.watch.WatchEvent;
import io.etcd.jetcd.watch.WatchResponse;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.group.GroupRoster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The members of one group: a list at a revision, then a watch from the next one. Whatever ends the
 * watch, a compaction too, the answer is another list; so no event is ever looked for twice.
 *
 * <p>Thread-safe. {@link #refresh} waits for the store, nothing else does.
 */
final class GroupView implements AutoCloseable {
  private final EtcdStore store;
  private final GroupName group;
  private final ByteSequence groupKey;
  private final GroupRoster roster;
  private final Ticker ticker;
  private final Runnable broken;

  private final AtomicReference<Following> following = new AtomicReference<>();

  private long revision;
  private Long confirmedNanos;

  /**
   * @param broken told by a foreign thread when the watch ended: somebody must refresh; must not
   *     block
   */
  GroupView(EtcdStore store, GroupName group, GroupRoster roster, Ticker ticker, Runnable broken) {
    this.store = store;
    this.group = group;
    this.groupKey = ToozKeys.group(group);
    this.roster = roster;
    this.ticker = ticker;
    this.broken = broken;
  }

  GroupRoster roster() {
    return roster;
  }

  /** The members, if the store confirmed them within {@code maxAge}. */
  synchronized Optional<List<Member>> members(Duration maxAge) {
    boolean fresh = confirmedNanos != null && ticker.nanos() - confirmedNanos <= maxAge.toNanos();
    return fresh ? Optional.of(roster.members()) : Optional.empty();
  }

  /** Reads all members, linearizable, and watches on from there. */
  void refresh(Duration timeout) {
    long sent = ticker.nanos();
    GetResponse all = store.get(groupKey, GetOption.builder().isPrefix(true).build(), timeout);
    if (all.getKvs().stream().noneMatch(found -> found.getKey().equals(groupKey))) {
      create(timeout);
    }
    listed(all, sent);
    follow();
  }

  private void create(Duration timeout) {
    store.txn(
        txn ->
            txn.If(new Cmp(groupKey, Cmp.Op.EQUAL, CmpTarget.version(0)))
                .Then(Op.put(groupKey, groupKey, PutOption.DEFAULT)),
        timeout);
  }

  private synchronized void listed(GetResponse all, long sent) {
    long listedAt = all.getHeader().getRevision();
    // An answer that was overtaken, by the watch or by another list, brings nothing new.
    if (listedAt >= revision) {
      revision = listedAt;
      roster.replace(all.getKvs().stream().flatMap(found -> member(found).stream()).toList());
    }
    if (confirmedNanos == null || sent - confirmedNanos > 0) {
      confirmedNanos = sent;
    }
  }

  private synchronized long nextRevision() {
    return revision + 1;
  }

  // Not under this object's lock: the client calls back under a lock of its own.
  private void follow() {
    var next = new Following();
    if (!following.compareAndSet(null, next)) {
      return;
    }
    var option =
        WatchOption.builder()
            .isPrefix(true)
            .withRevision(nextRevision())
            .withRequireLeader(true)
            .build();
    try {
      next.watching(store.watch(groupKey, option, next));
    } catch (CoordinationUnavailableException e) {
      following.compareAndSet(next, null);
      throw e;
    }
  }

  private synchronized void changed(Following source, WatchResponse response) {
    if (source != following.get()) {
      return;
    }
    for (WatchEvent event : response.getEvents()) {
      if (event.getKeyValue().getModRevision() > revision) {
        apply(event);
      }
    }
    // Not the header's revision: while a watch catches up, that runs ahead of the events. Events of
    // one revision come in one response.
    response.getEvents().stream()
        .mapToLong(event -> event.getKeyValue().getModRevision())
        .max()
        .ifPresent(last -> revision = Math.max(revision, last));
  }

  private void apply(WatchEvent event) {
    KeyValue change = event.getKeyValue();
    switch (event.getEventType()) {
      case PUT -> member(change).ifPresent(roster::put);
      case DELETE -> ToozKeys.memberOf(group, change.getKey()).ifPresent(roster::remove);
      case UNRECOGNIZED -> throw new IllegalStateException("etcd sent an unknown event: " + event);
    }
  }

  private Optional<Member> member(KeyValue found) {
    return ToozKeys.memberOf(group, found.getKey())
        .map(id -> new Member(id, MemberValue.decode(found.getValue())));
  }

  @Override
  public void close() {
    Following last = following.getAndSet(null);
    if (last != null) {
      last.end();
    }
  }

  /** One watch, from its start to its first error. */
  private final class Following implements Watch.Listener {
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile Watcher watcher;

    void watching(Watcher started) {
      watcher = started;
      if (ended.get()) {
        started.close();
      }
    }

    @Override
    public void onNext(WatchResponse response) {
      changed(this, response);
    }

    @Override
    public void onError(Throwable failure) {
      // Left open, the client would take it up again, possibly after events that nobody saw.
      end();
    }

    @Override
    public void onCompleted() {
      end();
    }

    private void end() {
      if (ended.getAndSet(true)) {
        return;
      }
      if (watcher != null) {
        watcher.close();
      }
      if (following.compareAndSet(this, null)) {
        broken.run();
      }
    }
  }
}
