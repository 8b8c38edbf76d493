package io.ironicinspector.api.ramdisk;

import io.ironicinspector.api.error.BusyException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps large bodies that are being worked on within a share of the heap: anybody may send them,
 * and a few at once would end the process. Small ones always pass. Thread-safe.
 */
final class HeapShare {
  /** What ramdisks send without their logs. */
  private static final long SMALL_BYTES = 1L << 20;

  /**
   * A parser's buffer for a text of megabytes doubles until it fits, in characters of two bytes.
   */
  private static final int WHILE_READ = 8;

  /** The document, and the text that is made of it, longer by its spaces and copied twice. */
  private static final int WHILE_PROCESSED = 5;

  private static final int UNIT_BYTES = 1 << 10;

  private final Semaphore units;
  private final int most;
  private final Duration patience;

  /**
   * Who waits longer than {@code patience} is sent away.
   *
   * @param bytes of the heap
   */
  HeapShare(long bytes, Duration patience) {
    this.most = (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes / UNIT_BYTES));
    this.units = new Semaphore(most, true);
    this.patience = patience;
  }

  /** Half of this process's heap. */
  static HeapShare ofThisProcess() {
    return new HeapShare(Runtime.getRuntime().maxMemory() / 2, Duration.ofSeconds(5));
  }

  /**
   * Waits for room for a body of so many bytes; whoever gets it closes it.
   *
   * @throws BusyException if there is none for too long
   */
  Part take(long bodyBytes) {
    if (bodyBytes <= SMALL_BYTES) {
      return new Part(0, 0);
    }
    int reading = cost(bodyBytes, WHILE_READ);
    try {
      if (!units.tryAcquire(reading, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BusyException("Too many large requests are being processed, try again later");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException("The service is stopping");
    }
    return new Part(reading, cost(bodyBytes, WHILE_PROCESSED));
  }

  private int cost(long bodyBytes, int factor) {
    return (int) Math.min(most, Math.multiplyExact(bodyBytes, factor) / UNIT_BYTES);
  }

  /** The room that one body has. Belongs to one request; closing it twice does nothing. */
  final class Part implements AutoCloseable {
    private int held;
    private final int processing;

    private Part(int held, int processing) {
      this.held = held;
      this.processing = processing;
    }

    /** The body has been read: what the reading took is free again. */
    synchronized void read() {
      if (held > processing) {
        units.release(held - processing);
        held = processing;
      }
    }

    @Override
    public synchronized void close() {
      units.release(held);
      held = 0;
    }
  }
}
