package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import io.ironicinspector.coordination.PaceName;
import io.ironicinspector.coordination.adapter.ThisProcess;
import io.ironicinspector.coordination.adapter.etcd.KeyWatches.News;
import io.ironicinspector.coordination.adapter.pace.PaceStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The last turn of a pace is a key whose modification revision says which one it was. It hangs on
 * no lease: a turn stays taken, whatever becomes of who took it. Thread-safe.
 */
final class EtcdPaceStore implements PaceStore {
  private static final ByteSequence WHO =
      ByteSequence.from(ThisProcess.name(), StandardCharsets.UTF_8);

  private final EtcdStore store;
  private final KeyWatches watches;
  private final Namespace keys;

  EtcdPaceStore(EtcdStore store, KeyWatches watches, Namespace keys) {
    this.store = store;
    this.watches = watches;
    this.keys = keys;
  }

  @Override
  public long lastTurn(PaceName pace) {
    return revision(store.get(keys.pace(pace), GetOption.DEFAULT));
  }

  @Override
  public Attempt take(PaceName pace, long seen) {
    ByteSequence key = keys.pace(pace);
    TxnResponse done =
        store.txn(
            txn ->
                txn.If(new Cmp(key, Cmp.Op.EQUAL, CmpTarget.modRevision(seen)))
                    .Then(Op.put(key, WHO, PutOption.DEFAULT))
                    .Else(Op.get(key, GetOption.DEFAULT)));
    return done.isSucceeded()
        ? new Attempt(true, done.getHeader().getRevision())
        : new Attempt(false, revision(done.getGetResponses().get(0)));
  }

  private static long revision(GetResponse found) {
    return found.getKvs().stream().mapToLong(KeyValue::getModRevision).findFirst().orElse(0);
  }

  @Override
  public boolean awaitTurnAfter(PaceName pace, long seen, Duration patience)
      throws InterruptedException {
    return watches.awaitPut(keys.pace(pace), seen + 1, patience) != News.NONE;
  }
}
