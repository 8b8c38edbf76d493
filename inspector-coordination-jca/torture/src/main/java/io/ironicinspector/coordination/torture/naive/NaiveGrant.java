package io.ironicinspector.coordination.torture.naive;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.kv.DeleteResponse;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Believes in itself until it is closed; then deletes whatever stands there. */
final class NaiveGrant implements LockGrant {
  private final Client client;
  private final LockName name;
  private final ByteSequence key;
  private final long token;
  private final AtomicBoolean held = new AtomicBoolean(true);

  NaiveGrant(Client client, LockName name, ByteSequence key, long token) {
    this.client = client;
    this.name = name;
    this.key = key;
    this.token = token;
  }

  @Override
  public LockName name() {
    return name;
  }

  @Override
  public long fencingToken() {
    return token;
  }

  @Override
  public String store() {
    return "naive";
  }

  @Override
  public boolean isValid() {
    return held.get();
  }

  @Override
  public Duration remaining() {
    return Duration.ofSeconds(Long.MAX_VALUE);
  }

  @Override
  public boolean confirm() {
    return isValid();
  }

  @Override
  public void onLost(Runnable callback) {
    // It never is, as far as anybody here knows.
  }

  @Override
  public void close() {
    if (held.getAndSet(false)) {
      // Nobody waits for the answer.
      CompletableFuture<DeleteResponse> unused = client.getKVClient().delete(key);
    }
  }
}
