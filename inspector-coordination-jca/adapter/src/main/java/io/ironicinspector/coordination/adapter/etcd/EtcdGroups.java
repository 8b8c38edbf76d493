package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.GroupSnapshot;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.adapter.CoordinatorStatus.View;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.group.GroupRoster;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The groups this process is in or looks at. The store and the wishes are brought together after
 * each new lease, after each broken watch, and now and then. Thread-safe.
 */
final class EtcdGroups {
  private final EtcdStore store;
  private final SessionKeeper keeper;
  private final GroupWorker worker;
  private final Executor delivery;
  private final Freshness freshness;
  private final Ticker ticker;
  private final Memberships memberships;
  private final Map<GroupName, GroupView> views = new ConcurrentHashMap<>();

  EtcdGroups(
      EtcdStore store,
      SessionKeeper keeper,
      GroupWorker worker,
      Executor delivery,
      Freshness freshness,
      Ticker ticker) {
    this.store = store;
    this.keeper = keeper;
    this.worker = worker;
    this.delivery = delivery;
    this.freshness = freshness;
    this.ticker = ticker;
    this.memberships = new Memberships(store);
  }

  void start() {
    // Two chances to confirm the view before it counts as stale.
    worker.every(freshness.maxStaleness().dividedBy(2), this::lookAgain);
  }

  private void lookAgain() {
    EtcdSession session = keeper.current();
    if (session.isActive()) {
      memberships.verify(session.lease());
      memberships.write(session.lease());
    }
    views.values().forEach(view -> view.refresh(freshness.timeout()));
  }

  /** The session is active: all memberships get its lease. Does not block. */
  void rejoin() {
    worker.untilDone(this::write);
  }

  private void write() {
    EtcdSession session = keeper.current();
    // If it is not, the next one that is will call rejoin().
    if (session.isActive()) {
      memberships.write(session.lease());
    }
  }

  void join(GroupName group, MemberId member, Map<String, String> metadata) {
    memberships.join(group, member, metadata);
    rejoin();
  }

  void leave(GroupName group, MemberId member) {
    memberships.leave(group, member);
    EtcdSession session = keeper.current();
    if (session.hasLease() && !session.hasEnded()) {
      worker.now(() -> memberships.delete(group, member, session.lease()), freshness.timeout());
    }
  }

  GroupSnapshot members(GroupName group) {
    GroupView view = view(group);
    return view.ledger()
        .snapshot(freshness.maxStaleness())
        .orElseGet(
            () -> {
              view.refresh(freshness.timeout());
              return view.ledger()
                  .snapshot(freshness.maxStaleness())
                  .orElseThrow(
                      () ->
                          new CoordinationUnavailableException(
                              "group " + group + ": etcd took too long to answer"));
            });
  }

  /** What is known of the group; it will be asked for if that is nothing yet. */
  GroupRoster roster(GroupName group) {
    GroupView view = view(group);
    if (view.ledger().snapshot(freshness.maxStaleness()).isEmpty()) {
      worker.untilDone(() -> view.refresh(freshness.timeout()));
    }
    return view.ledger().roster();
  }

  private GroupView view(GroupName group) {
    return views.computeIfAbsent(
        group,
        unused ->
            new GroupView(
                store, group, new GroupRoster(delivery), ticker, () -> refreshSoon(group)));
  }

  /** What is known at this moment of the groups that were asked for. */
  List<View> views() {
    return views.entrySet().stream()
        .flatMap(each -> each.getValue().ledger().latest().map(of(each.getKey())).stream())
        .sorted(Comparator.comparing(view -> view.group().value()))
        .toList();
  }

  private static Function<GroupSnapshot, View> of(GroupName group) {
    return known -> new View(group, known.members().size(), known.revision(), known.age());
  }

  private void refreshSoon(GroupName group) {
    worker.untilDone(() -> view(group).refresh(freshness.timeout()));
  }

  void close() {
    views.values().forEach(GroupView::close);
  }

  /**
   * @param timeout of one request
   * @param maxStaleness how old a view may be
   */
  record Freshness(Duration timeout, Duration maxStaleness) {}
}
