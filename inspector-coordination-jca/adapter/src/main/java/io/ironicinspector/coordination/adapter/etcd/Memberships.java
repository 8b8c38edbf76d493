package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.DeleteOption;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.MemberId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/**
 * Who of this process shall be in which group, and the keys that say so. Each new lease writes the
 * keys again, also over a key that an earlier life of this process left behind.
 *
 * <p>{@link #join} and {@link #leave} are called by any thread, the others by one.
 */
final class Memberships {
  private static final Logger LOG = Logger.getLogger(Memberships.class.getName());

  private final EtcdStore store;
  private final Map<Membership, Wish> wishes = new ConcurrentHashMap<>();
  private final Map<Membership, Written> written = new ConcurrentHashMap<>();

  /** To other processes, as was said in the log. */
  private final Set<Membership> lost = ConcurrentHashMap.newKeySet();

  Memberships(EtcdStore store) {
    this.store = store;
  }

  /** Notes the wish; {@link #write} fulfils it. */
  void join(GroupName group, MemberId member, Map<String, String> metadata) {
    wishes.put(new Membership(group, member), new Wish(Map.copyOf(metadata)));
  }

  /** Writes the keys that do not hang on this lease yet, or were changed. */
  void write(long lease) {
    wishes.forEach(
        (membership, wish) -> {
          var wanted = new Written(lease, wish);
          if (!wanted.equals(written.get(membership))) {
            put(membership, wanted);
          }
        });
  }

  private void put(Membership membership, Written wanted) {
    ByteSequence groupKey = ToozKeys.group(membership.group());
    Op putMember =
        Op.put(
            membership.key(),
            MemberValue.encode(wanted.wish().metadata()),
            PutOption.builder().withLeaseId(wanted.lease()).build());
    // Python refuses to join or to list a group without a key of its own.
    store.txnAgain(
        txn ->
            txn.If(new Cmp(groupKey, Cmp.Op.EQUAL, CmpTarget.version(0)))
                .Then(Op.put(groupKey, groupKey, PutOption.DEFAULT), putMember)
                .Else(putMember));
    written.put(membership, wanted);
  }

  /** Looks whether the keys are still there, and forgets having written those that are not. */
  void verify(long lease) {
    written.forEach(
        (membership, wanted) -> {
          Optional<KeyValue> found = read(membership);
          boolean foreign = found.filter(key -> key.getLease() != lease).isPresent();
          if (found.isEmpty()) {
            written.remove(membership, wanted);
          }
          note(membership, foreign && wanted.lease() == lease);
        });
  }

  private void note(Membership membership, boolean foreign) {
    if (foreign && lost.add(membership)) {
      LOG.warning(
          () ->
              "member "
                  + membership.member()
                  + " belongs to another process now; is [DEFAULT] host the same twice?");
    } else if (!foreign && lost.remove(membership)) {
      LOG.info(() -> "member " + membership.member() + " belongs to this process again");
    }
  }

  private Optional<KeyValue> read(Membership membership) {
    return store.get(membership.key(), GetOption.DEFAULT).getKvs().stream().findFirst();
  }

  /** Takes the wish back; {@link #delete} makes it so. */
  void leave(GroupName group, MemberId member) {
    wishes.remove(new Membership(group, member));
  }

  /** Deletes the key, unless it hangs on another process's lease by now. */
  void delete(GroupName group, MemberId member, long lease) {
    var membership = new Membership(group, member);
    if (!wishes.containsKey(membership)) {
      written.remove(membership);
      read(membership)
          .filter(found -> found.getLease() == lease)
          .ifPresent(found -> delete(membership.key(), found.getModRevision()));
    }
  }

  private void delete(ByteSequence key, long modRevision) {
    var unchanged = new Cmp(key, Cmp.Op.EQUAL, CmpTarget.modRevision(modRevision));
    store.txnAgain(txn -> txn.If(unchanged).Then(Op.delete(key, DeleteOption.DEFAULT)));
  }

  private record Membership(GroupName group, MemberId member) {
    ByteSequence key() {
      return ToozKeys.member(group, member);
    }
  }

  private record Wish(Map<String, String> metadata) {}

  private record Written(long lease, Wish wish) {}
}
