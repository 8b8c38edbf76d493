package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Watch;
import io.etcd.jetcd.Watch.Watcher;
import io.etcd.jetcd.options.WatchOption;
import io.etcd.jetcd.watch.WatchResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One watch, from its start to its first error or its close. Thread-safe; what it calls is called
 * by a thread of the client and must not block.
 */
final class Following implements Watch.Listener, AutoCloseable {
  private final Consumer<WatchResponse> events;
  private final Runnable broken;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile Watcher watcher;

  private Following(Consumer<WatchResponse> events, Runnable broken) {
    this.events = events;
    this.broken = broken;
  }

  /**
   * @param broken told once if it ends before it is closed: what comes afterwards was not seen
   */
  static Following start(
      EtcdStore store,
      ByteSequence key,
      WatchOption.Builder option,
      Consumer<WatchResponse> events,
      Runnable broken) {
    var following = new Following(events, broken);
    following.watching(store.watch(key, option.withRequireLeader(true).build(), following));
    return following;
  }

  private void watching(Watcher started) {
    watcher = started;
    if (over.get()) {
      started.close();
    }
  }

  @Override
  public void onNext(WatchResponse response) {
    if (!over.get() && !response.getEvents().isEmpty()) {
      events.accept(response);
    }
  }

  @Override
  public void onError(Throwable failure) {
    end();
  }

  @Override
  public void onCompleted() {
    end();
  }

  private void end() {
    if (!over.getAndSet(true)) {
      // Left open, the client would take it up again, possibly after events that nobody saw.
      closeWatcher();
      broken.run();
    }
  }

  @Override
  public void close() {
    over.set(true);
    closeWatcher();
  }

  private void closeWatcher() {
    Watcher started = watcher;
    if (started != null) {
      started.close();
    }
  }
}
