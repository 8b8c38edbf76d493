package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The locks that others were waiting for when this process heard of them last. Who wants one of
 * those queues at once instead of getting in between first. Remembers the last thousand.
 * Thread-safe.
 */
final class Crowds {
  private static final int MOST = 1000;

  private final Map<ByteSequence, Boolean> crowded =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteSequence, Boolean> eldest) {
          return size() > MOST;
        }
      };

  synchronized void note(ByteSequence lock, boolean othersWait) {
    if (othersWait) {
      crowded.put(lock, true);
    } else {
      crowded.remove(lock);
    }
  }

  synchronized boolean isLikelyAt(ByteSequence lock) {
    return crowded.containsKey(lock);
  }
}
