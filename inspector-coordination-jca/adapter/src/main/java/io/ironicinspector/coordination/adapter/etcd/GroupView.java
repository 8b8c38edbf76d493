package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
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
import io.ironicinspector.coordination.adapter.group.GroupLedger;
import io.ironicinspector.coordination.adapter.group.GroupLedger.Change;
import io.ironicinspector.coordination.adapter.group.GroupRoster;
import io.ironicinspector.coordination.adapter.group.GroupRoster.Entry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The members of one group: a list at a revision, then a watch from the next one. Whatever ends the
 * watch, a compaction too, the answer is another list; so no event is ever looked for twice.
 *
 * <p>Thread-safe. {@link #refresh} waits for the store, nothing else does.
 */
final class GroupView implements AutoCloseable {
  private static final GetOption PREFIX = GetOption.builder().isPrefix(true).build();

  private final EtcdStore store;
  private final GroupName group;
  private final ByteSequence groupKey;
  private final GroupLedger ledger;
  private final Ticker ticker;
  private final Runnable broken;

  private final AtomicBoolean followed = new AtomicBoolean();
  private volatile Following following;

  /**
   * @param broken told by a foreign thread when the watch ended: somebody must refresh; must not
   *     block
   */
  GroupView(EtcdStore store, GroupName group, GroupRoster roster, Ticker ticker, Runnable broken) {
    this.store = store;
    this.group = group;
    this.groupKey = ToozKeys.group(group);
    this.ledger = new GroupLedger(roster, ticker);
    this.ticker = ticker;
    this.broken = broken;
  }

  GroupLedger ledger() {
    return ledger;
  }

  /** Reads all members, linearizable, and watches on from there. */
  void refresh(Duration timeout) {
    long sent = ticker.nanos();
    GetResponse all = store.get(groupKey, PREFIX, timeout);
    if (all.getKvs().stream().noneMatch(found -> found.getKey().equals(groupKey))) {
      create();
    }
    ledger.listed(
        all.getKvs().stream().flatMap(found -> entry(found).stream()).toList(),
        all.getHeader().getRevision(),
        sent);
    follow();
  }

  private void create() {
    store.txnAgain(
        txn ->
            txn.If(new Cmp(groupKey, Cmp.Op.EQUAL, CmpTarget.version(0)))
                .Then(Op.put(groupKey, groupKey, PutOption.DEFAULT)));
  }

  // Holds no lock: the client calls back under a lock of its own.
  private void follow() {
    if (followed.getAndSet(true)) {
      return;
    }
    var option = WatchOption.builder().isPrefix(true).withRevision(ledger.revision() + 1);
    try {
      following = Following.start(store, groupKey, option, this::changed, this::ended);
    } catch (CoordinationUnavailableException e) {
      followed.set(false);
      throw e;
    }
  }

  private void ended() {
    followed.set(false);
    broken.run();
  }

  private void changed(WatchResponse response) {
    // Not by the header's revision: while a watch catches up, that runs ahead of the events. Events
    // of one revision come in one response.
    ledger.changed(response.getEvents().stream().flatMap(event -> change(event).stream()).toList());
  }

  private Optional<Change> change(WatchEvent event) {
    KeyValue found = event.getKeyValue();
    Optional<Entry> now =
        switch (event.getEventType()) {
          case PUT -> entry(found);
          case DELETE -> Optional.empty();
          case UNRECOGNIZED ->
              throw new IllegalStateException("etcd sent an unknown event: " + event);
        };
    return ToozKeys.memberOf(group, found.getKey())
        .map(member -> new Change(found.getModRevision(), member, now));
  }

  private Optional<Entry> entry(KeyValue found) {
    return ToozKeys.memberOf(group, found.getKey())
        .map(id -> new Member(id, MemberValue.decode(found.getValue())))
        .map(member -> new Entry(member, found.getCreateRevision()));
  }

  @Override
  public void close() {
    Following last = following;
    if (last != null) {
      last.close();
    }
  }
}
