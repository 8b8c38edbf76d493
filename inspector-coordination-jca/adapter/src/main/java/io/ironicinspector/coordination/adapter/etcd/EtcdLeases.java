package io.ironicinspector.coordination.adapter.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.LeaseOption;
import io.etcd.jetcd.options.PutOption;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.Deadline;
import io.ironicinspector.coordination.adapter.ThisProcess;
import io.ironicinspector.coordination.adapter.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Leases in etcd, each with a record of whose it is. Thread-safe. */
final class EtcdLeases implements Leases {
  private static final LeaseOption WITH_KEYS = LeaseOption.builder().withAttachedKeys().build();

  private final EtcdStore store;
  private final Namespace keys;
  private final Ticker ticker;

  EtcdLeases(EtcdStore store, Namespace keys, Ticker ticker) {
    this.store = store;
    this.keys = keys;
    this.ticker = ticker;
  }

  @Override
  public Grant grant(Duration ttl, Duration timeout) {
    // Whether anybody answers, asked first because jetcd logs a line for each grant that fails.
    store.get(keys.store(), GetOption.DEFAULT, timeout);
    long sent = ticker.nanos();
    var granted =
        store.call(
            "lease grant",
            timeout,
            etcd ->
                etcd.getLeaseClient()
                    .grant(ttl.toSeconds(), timeout.toNanos(), TimeUnit.NANOSECONDS));
    Duration given = Duration.ofSeconds(granted.getTTL());
    return new Grant(granted.getID(), sent, given, sign(granted.getID()));
  }

  /** Writes whose lease it is. @return the name of the store, which gets one if it has none */
  private String sign(long lease) {
    Op named = Op.put(keys.store(), text(UUID.randomUUID().toString()), PutOption.DEFAULT);
    Op signed =
        Op.put(
            keys.session(lease),
            text(ThisProcess.name()),
            PutOption.builder().withLeaseId(lease).build());
    Op read = Op.get(keys.store(), GetOption.DEFAULT);
    TxnResponse done =
        store.txnAgain(
            txn ->
                txn.If(new Cmp(keys.store(), Cmp.Op.EQUAL, CmpTarget.version(0)))
                    .Then(named, signed, read)
                    .Else(signed, read));
    return "etcd:" + done.getGetResponses().get(0).getKvs().get(0).getValue().toString(UTF_8);
  }

  private static ByteSequence text(String text) {
    return ByteSequence.from(text, UTF_8);
  }

  @Override
  public Duration renew(long lease, Duration timeout) {
    Deadline deadline = Deadline.in(timeout, ticker);
    try {
      return renewOnce(lease, timeout);
    } catch (CoordinationUnavailableException e) {
      // Ended early: the member went away, or somebody else left it and closed the connection.
      boolean early =
          Failures.isOfOneConnection(e.getCause())
              && deadline.left().compareTo(timeout.dividedBy(2)) > 0;
      if (!early || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return renewOnce(lease, deadline.left());
    }
  }

  private Duration renewOnce(long lease, Duration timeout) {
    try {
      var renewed =
          store.call("lease renewal", timeout, etcd -> etcd.getLeaseClient().keepAliveOnce(lease));
      return Duration.ofSeconds(renewed.getTTL());
    } catch (CoordinationUnavailableException e) {
      if (Failures.isLeaseGone(e)) {
        return Duration.ZERO;
      }
      throw e;
    }
  }

  /** All keys that hang on a lease. */
  List<ByteSequence> keys(long lease) {
    return store
        .call(
            "look at the lease",
            store.timeout(),
            etcd -> etcd.getLeaseClient().timeToLive(lease, WITH_KEYS))
        .getKeys();
  }

  @Override
  public void revoke(long lease, Duration timeout) {
    try {
      store.again(
          "lease revocation",
          timeout.dividedBy(store.tries()),
          etcd -> etcd.getLeaseClient().revoke(lease));
    } catch (CoordinationUnavailableException e) {
      if (!Failures.isLeaseGone(e)) {
        throw e;
      }
    }
  }
}
