package io.ironicinspector.coordination.adapter.group;

import io.ironicinspector.coordination.GroupSnapshot;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.group.GroupRoster.Entry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Brings lists and single changes of a group into one order by the store's revisions, whichever way
 * they arrive: what is older than what is known already changes nothing. Thread-safe; does not
 * block.
 */
public final class GroupLedger {
  private final GroupRoster roster;
  private final Ticker ticker;
  private long revision;
  private long revisionNanos;
  private Long confirmedNanos;

  /**
   * @param roster is told what changes
   */
  public GroupLedger(GroupRoster roster, Ticker ticker) {
    this.roster = roster;
    this.ticker = ticker;
  }

  public GroupRoster roster() {
    return roster;
  }

  /** At which revision of the store the group was as it is known. */
  public synchronized long revision() {
    return revision;
  }

  /** The members, if the store confirmed them within {@code maxAge}. */
  public synchronized Optional<GroupSnapshot> snapshot(Duration maxAge) {
    return latest().filter(snapshot -> snapshot.age().compareTo(maxAge) <= 0);
  }

  /** The members as known, however old that is; empty if nothing is known. */
  public synchronized Optional<GroupSnapshot> latest() {
    if (confirmedNanos == null) {
      return Optional.empty();
    }
    Duration age = Duration.ofNanos(Math.max(0, ticker.nanos() - confirmedNanos));
    return Optional.of(new GroupSnapshot(roster.members(), revision, age));
  }

  /**
   * All members, as the store listed them.
   *
   * @param sentNanos when the store was asked
   */
  public synchronized void listed(Collection<Entry> all, long listedAt, long sentNanos) {
    // An answer that was overtaken, by a change or by another list, brings nothing new. But a store
    // that, asked after all that, is at an earlier revision is another one: its data was lost.
    boolean another = confirmedNanos != null && sentNanos - revisionNanos > 0;
    if (listedAt >= revision || another) {
      advance(listedAt);
      roster.replace(all);
    }
    if (confirmedNanos == null || sentNanos - confirmedNanos > 0) {
      confirmedNanos = sentNanos;
    }
  }

  /**
   * Single changes, those of one revision together. They do not confirm what is known: there may be
   * later ones that nobody heard of.
   */
  public synchronized void changed(List<Change> changes) {
    long before = revision;
    for (Change change : changes) {
      if (change.revision() > before) {
        change.entry().ifPresentOrElse(roster::put, () -> roster.remove(change.member()));
        advance(Math.max(revision, change.revision()));
      }
    }
  }

  private void advance(long to) {
    revision = to;
    revisionNanos = ticker.nanos();
  }

  /**
   * A member joined, changed or left.
   *
   * @param entry what it is now; empty if it left
   */
  public record Change(long revision, MemberId member, Optional<Entry> entry) {}
}
