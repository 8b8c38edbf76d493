package io.ironicinspector.api.ramdisk;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many requests a minute from each address, refilled evenly; a burst may use a minute's worth at
 * once. Remembers a bounded number of addresses, the latest. Thread-safe.
 */
final class RateLimit {
  private static final int MAX_ADDRESSES = 10_000;
  private static final double MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private final int perMinute;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MAX_ADDRESSES;
        }
      };

  private record Bucket(double tokens, long sinceNanos) {}

  /** Zero means any number. */
  RateLimit(int perMinute, LongSupplier nanoTime) {
    this.perMinute = perMinute;
    this.nanoTime = nanoTime;
  }

  /** Takes one of the address's requests, if there is one left. */
  boolean allows(String address) {
    if (perMinute == 0) {
      return true;
    }
    synchronized (buckets) {
      long now = nanoTime.getAsLong();
      Bucket before = buckets.getOrDefault(address, new Bucket(perMinute, now));
      double filled = before.tokens() + (now - before.sinceNanos()) / MINUTE_NANOS * perMinute;
      double tokens = Math.min(perMinute, filled);
      boolean allowed = tokens >= 1;
      buckets.put(address, new Bucket(allowed ? tokens - 1 : tokens, now));
      return allowed;
    }
  }

  /** How long until an address that used up everything may come again. */
  Duration pause() {
    return Duration.ofNanos((long) Math.ceil(MINUTE_NANOS / Math.max(1, perMinute)));
  }
}
