package io.ironicinspector.api.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What was read from files, read again when they change. Looks at them when it is asked, at most
 * once a second; has no thread. What cannot be read is logged once and changes nothing: the last
 * good value stays in force. Thread-safe.
 */
public final class Reloading<T> {
  private static final Logger LOG = Logger.getLogger(Reloading.class.getName());
  private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

  private final String name;
  private final List<Path> watched;
  private final Supplier<T> reader;
  private final LongSupplier nanoTime;
  private volatile T value;
  private volatile long lookedNanos;
  private List<Stamp> stamps;

  private record Stamp(Path file, Object key, long size, long modifiedNanos) {}

  /**
   * Reads for the first time.
   *
   * @param name what the log calls it
   * @param watched files and directories, which may come and go
   * @param reader fails with an exception whose message tells an operator what is wrong
   * @param nanoTime as System.nanoTime()
   * @throws RuntimeException what the reader throws
   */
  public Reloading(String name, List<Path> watched, Supplier<T> reader, LongSupplier nanoTime) {
    this.name = Objects.requireNonNull(name, "name");
    this.watched = List.copyOf(watched);
    this.reader = Objects.requireNonNull(reader, "reader");
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
    // Before reading: a change in between is then seen the next time.
    this.stamps = stamps();
    this.value = reader.get();
    this.lookedNanos = nanoTime.getAsLong();
  }

  /** The last good value. */
  public T get() {
    if (nanoTime.getAsLong() - lookedNanos >= INTERVAL_NANOS) {
      look();
    }
    return value;
  }

  private synchronized void look() {
    if (nanoTime.getAsLong() - lookedNanos < INTERVAL_NANOS) {
      return; // another thread was faster
    }
    List<Stamp> now = stamps();
    if (!now.equals(stamps)) {
      stamps = now;
      read();
    }
    lookedNanos = nanoTime.getAsLong();
  }

  private void read() {
    try {
      value = reader.get();
      LOG.log(Level.INFO, "{0}: read again", name);
    } catch (RuntimeException e) { // whatever a reader makes of it, the service goes on
      LOG.log(
          Level.SEVERE,
          "{0}: the change is refused, what was in force stays: {1}",
          new Object[] {name, e.getMessage()});
    }
  }

  private List<Stamp> stamps() {
    List<Stamp> found = new ArrayList<>();
    for (Path path : watched) {
      stamp(path, found);
      if (Files.isDirectory(path)) {
        try (Stream<Path> files = Files.list(path)) {
          files.sorted().forEach(file -> stamp(file, found));
        } catch (IOException e) {
          found.add(new Stamp(path, "unreadable", 0, 0));
        }
      }
    }
    return found;
  }

  private static void stamp(Path file, List<Stamp> found) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      found.add(
          new Stamp(
              file,
              attributes.fileKey(),
              attributes.size(),
              attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
    } catch (IOException e) {
      found.add(new Stamp(file, "missing", 0, 0));
    }
  }
}
