package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Watch;
import io.etcd.jetcd.Watch.Watcher;
import io.etcd.jetcd.options.WatchOption;
import io.etcd.jetcd.watch.WatchResponse;
import io.ironicinspector.coordination.adapter.Ticker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Waits for a key to go. Thread-safe. */
final class KeyWatches {
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final EtcdStore store;
  private final Ticker ticker;

  KeyWatches(EtcdStore store, Ticker ticker) {
    this.store = store;
    this.ticker = ticker;
  }

  /**
   * Waits until the key is deleted at {@code revision} or later, or until the watch breaks, in
   * which case the caller looks for itself.
   *
   * @return false if {@code patience} was over first
   */
  boolean awaitDelete(ByteSequence key, long revision, Duration patience)
      throws InterruptedException {
    long deadline = ticker.nanos() + patience.toNanos();
    var option =
        WatchOption.builder()
            .withRevision(revision)
            .withNoPut(true)
            .withRequireLeader(true)
            .build();
    var change = new Change();
    Watcher watcher = store.watch(key, option, change);
    try {
      if (!change.happened.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
    } finally {
      watcher.close();
    }
    return !change.broken.get() || pause(deadline);
  }

  // A watch that breaks at once, time after time, must not become a loop without rest.
  private boolean pause(long deadline) throws InterruptedException {
    long nanos = new Backoff(PAUSE, PAUSE).pause().toNanos();
    TimeUnit.NANOSECONDS.sleep(Math.min(nanos, Math.max(0, deadline - ticker.nanos())));
    return deadline - ticker.nanos() > 0;
  }

  private static final class Change implements Watch.Listener {
    private final CountDownLatch happened = new CountDownLatch(1);
    private final AtomicBoolean broken = new AtomicBoolean();

    @Override
    public void onNext(WatchResponse response) {
      if (!response.getEvents().isEmpty()) {
        happened.countDown();
      }
    }

    @Override
    public void onError(Throwable failure) {
      broken.set(true);
      happened.countDown();
    }

    @Override
    public void onCompleted() {
      happened.countDown();
    }
  }
}
