package io.ironicinspector.coordination.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.DeleteOption;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** etcd as jetcd gives it: the measure for everything else. For one thread. */
final class BareEtcd implements PairedLock.Calls, AutoCloseable {
  private static final long FIRST_SECONDS = 5; // whoever is not there is not worth more
  private static final long SECONDS = 30;
  private static final long LEASE_SECONDS = 3600;

  private final Client client;
  private final String prefix;
  private final ByteSequence key;
  private final ByteSequence absent;
  private final ByteSequence value = ByteSequence.from(new byte[16]);
  private final ByteSequence lockName;
  private final long lease;
  private ByteSequence held;

  /**
   * @param prefix of all keys; they are deleted by {@link #close()}
   */
  BareEtcd(String endpoint, String prefix) {
    this.client = Client.builder().endpoints("http://" + endpoint).build();
    this.prefix = prefix;
    this.key = bytes(prefix + "bare");
    this.absent = bytes(prefix + "absent");
    this.lockName = bytes(prefix + "jetcd");
    this.lease = await(client.getLeaseClient().grant(LEASE_SECONDS), FIRST_SECONDS).getID();
  }

  /** One transaction that compares and puts, as the taking of a lock does. */
  void transaction() {
    await(
        client
            .getKVClient()
            .txn()
            .If(new Cmp(absent, Cmp.Op.EQUAL, CmpTarget.createRevision(0)))
            .Then(Op.put(key, value, PutOption.DEFAULT))
            .commit());
  }

  /** The store's revision: each writing transaction adds one. */
  long revision() {
    TxnResponse read =
        await(client.getKVClient().txn().Then(Op.get(absent, GetOption.DEFAULT)).commit());
    return read.getHeader().getRevision();
  }

  /** How many keys there are under it. */
  long count(String start) {
    GetOption all = GetOption.builder().isPrefix(true).withCountOnly(true).build();
    return await(client.getKVClient().get(bytes(start), all)).getCount();
  }

  /** jetcd's own lock, on a lease that lasts. */
  @Override
  public void acquire() {
    held = await(client.getLockClient().lock(lockName, lease)).getKey();
  }

  @Override
  public void release() {
    await(client.getLockClient().unlock(held));
  }

  private static <T> T await(CompletableFuture<T> answer) {
    return await(answer, SECONDS);
  }

  private static <T> T await(CompletableFuture<T> answer, long seconds) {
    try {
      return answer.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("etcd: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Deletes everything under it. */
  void delete(String start) {
    DeleteOption all = DeleteOption.builder().isPrefix(true).build();
    await(client.getKVClient().delete(bytes(start), all));
  }

  @Override
  public void close() {
    delete(prefix);
    await(client.getLeaseClient().revoke(lease));
    client.close();
  }

  private static ByteSequence bytes(String text) {
    return ByteSequence.from(text, UTF_8);
  }
}
