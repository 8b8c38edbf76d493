package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a lock's key says: as tooz's value the 16 bytes of a UUID, but of version 8, which leaves
 * its content to us: 48 bits milliseconds since 1970, then, between the bits that every UUID has, 1
 * bit of the lease, 11 bits that count, and the other 62 bits of the lease.
 */
record LockValue(UUID uuid) {
  private static final int BYTES = 16;
  private static final int VERSION = 8;
  private static final int VARIANT = 2;
  private static final int COUNTER_BITS = 11;
  private static final int LEASE_BITS = 62;
  private static final long COUNTER = (1L << COUNTER_BITS) - 1;
  private static final long LEASE = (1L << LEASE_BITS) - 1;

  /** Empty if it is not one of ours, but Python's for example. */
  static Optional<LockValue> decode(ByteSequence bytes) {
    if (bytes.size() != BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes.getBytes());
    var uuid = new UUID(buffer.getLong(), buffer.getLong());
    return uuid.version() == VERSION && uuid.variant() == VARIANT
        ? Optional.of(new LockValue(uuid))
        : Optional.empty();
  }

  ByteSequence encode() {
    ByteBuffer buffer = ByteBuffer.allocate(BYTES);
    buffer.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    return ByteSequence.from(buffer.array());
  }

  /** When it was made, by its maker's clock. */
  Instant since() {
    return Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16);
  }

  /** Of the session that made it. */
  long lease() {
    long high = (uuid.getMostSignificantBits() >>> COUNTER_BITS) & 1;
    return (high << LEASE_BITS) | (uuid.getLeastSignificantBits() & LEASE);
  }

  /** Makes values that differ from all others, also when the clock is set back. Thread-safe. */
  static final class Maker {
    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    /**
     * @param clock for what people read; nothing is decided by it
     */
    Maker(InstantSource clock) {
      this.clock = clock;
    }

    LockValue next(long lease) {
      long now = clock.millis() << COUNTER_BITS;
      long tick = last.updateAndGet(before -> Math.max(before + 1, now));
      long high = (lease >>> LEASE_BITS) & 1;
      long most =
          ((tick >>> COUNTER_BITS) << 16)
              | ((long) VERSION << 12)
              | (high << COUNTER_BITS)
              | (tick & COUNTER);
      return new LockValue(new UUID(most, ((long) VARIANT << LEASE_BITS) | (lease & LEASE)));
    }
  }
}
