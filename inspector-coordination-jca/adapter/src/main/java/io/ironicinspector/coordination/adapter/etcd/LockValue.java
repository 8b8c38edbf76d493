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
  /** So many attempts of a session in a row can be told apart. */
  static final int ATTEMPTS = 2048;

  private static final int BYTES = 16;
  private static final int VERSION = 8;
  private static final int VARIANT = 2;
  private static final int COUNTER_BITS = 11;
  private static final int LEASE_BITS = 62;
  private static final long COUNTER = ATTEMPTS - 1;
  private static final long LEASE = (1L << LEASE_BITS) - 1;

  /** Empty if it is not one of ours, but Python's for example. */
  static Optional<LockValue> decode(ByteSequence bytes) {
    if (bytes.size() != BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes.getBytes());
    return of(new UUID(buffer.getLong(), buffer.getLong()));
  }

  /** Empty if the text is not the UUID of one of ours. */
  static Optional<LockValue> parse(String text) {
    try {
      return of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<LockValue> of(UUID uuid) {
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

  /** Whether both are of one attempt to get a lock, put at whatever time and by whomever. */
  boolean isOfSameAttempt(LockValue other) {
    return lease() == other.lease() && counter() == other.counter();
  }

  private long counter() {
    return uuid.getMostSignificantBits() & COUNTER;
  }

  /** Makes values that differ from all others, also when the clock is set back. Thread-safe. */
  static final class Maker {
    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong(-1);

    /**
     * @param clock for what people read; nothing is decided by it
     */
    Maker(InstantSource clock) {
      this.clock = clock;
    }

    /** Of a new attempt. */
    LockValue next(long lease) {
      long now = clock.millis() << COUNTER_BITS;
      long tick = last.updateAndGet(before -> Math.max(before + 1, now | ((before + 1) & COUNTER)));
      return value(tick, lease);
    }

    /** Of the same attempt, from now on. */
    LockValue again(LockValue attempt) {
      return value((clock.millis() << COUNTER_BITS) | attempt.counter(), attempt.lease());
    }

    private static LockValue value(long tick, long lease) {
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
