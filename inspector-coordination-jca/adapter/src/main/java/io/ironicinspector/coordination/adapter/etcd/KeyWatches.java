package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.options.WatchOption;
import io.etcd.jetcd.watch.WatchEvent;
import io.etcd.jetcd.watch.WatchResponse;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.Deadline;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.thread.Backoff;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** Waits for one key to change. Thread-safe. */
final class KeyWatches {
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final EtcdStore store;
  private final Ticker ticker;
  private final Set<Wait> waiting = ConcurrentHashMap.newKeySet();

  KeyWatches(EtcdStore store, Ticker ticker) {
    this.store = store;
    this.ticker = ticker;
  }

  /** Waits until the key is deleted, at {@code revision} or later. */
  News awaitDelete(ByteSequence key, long revision, Duration patience) throws InterruptedException {
    var deletions = WatchOption.builder().withRevision(revision).withNoPut(true);
    return await(key, deletions, event -> true, patience);
  }

  /** Waits until the key is written, at {@code revision} or later. */
  News awaitPut(ByteSequence key, long revision, Duration patience) throws InterruptedException {
    var puts = WatchOption.builder().withRevision(revision).withNoDelete(true);
    return await(key, puts, event -> true, patience);
  }

  /**
   * Waits until something happens to the key, at {@code revision} or later, that is worth waking.
   *
   * @param wakes told each event until the first one for which it says yes; must not block
   */
  News awaitChange(ByteSequence key, long revision, Predicate<WatchEvent> wakes, Duration patience)
      throws InterruptedException {
    return await(key, WatchOption.builder().withRevision(revision), wakes, patience);
  }

  private News await(
      ByteSequence key, WatchOption.Builder option, Predicate<WatchEvent> wakes, Duration patience)
      throws InterruptedException {
    Deadline deadline = Deadline.in(patience, ticker);
    var wait = new Wait(wakes);
    waiting.add(wait);
    try {
      if (!isOver(wait, key, option, deadline)) {
        return News.NONE;
      }
    } catch (CoordinationUnavailableException e) {
      wait.broken();
    } finally {
      waiting.remove(wait);
    }
    if (!wait.broken.get()) {
      return News.CHANGED;
    }
    pause(deadline);
    return News.UNKNOWN;
  }

  private boolean isOver(Wait wait, ByteSequence key, WatchOption.Builder option, Deadline deadline)
      throws InterruptedException {
    Following watch = Following.start(store, key, option, wait::happened, wait::broken);
    try {
      return wait.news.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      watch.close();
    }
  }

  /** Lets all who wait look for themselves. */
  void wake() {
    waiting.forEach(Wait::broken);
  }

  // A watch that breaks at once, time after time, must not become a loop without rest.
  private static void pause(Deadline deadline) throws InterruptedException {
    Duration pause = new Backoff(PAUSE, PAUSE).pause();
    TimeUnit.NANOSECONDS.sleep(deadline.left(pause).toNanos());
  }

  /** One thread's wait. */
  private static final class Wait {
    private final CountDownLatch news = new CountDownLatch(1);
    private final AtomicBoolean broken = new AtomicBoolean();
    private final Predicate<WatchEvent> wakes;

    Wait(Predicate<WatchEvent> wakes) {
      this.wakes = wakes;
    }

    void happened(WatchResponse response) {
      if (news.getCount() > 0 && response.getEvents().stream().anyMatch(wakes)) {
        news.countDown();
      }
    }

    void broken() {
      broken.set(true);
      news.countDown();
    }
  }

  /** What a wait brought. */
  enum News {
    /** It happened. */
    CHANGED,
    /** The watch broke; look for yourself. */
    UNKNOWN,
    /** The time was over. */
    NONE
  }
}
