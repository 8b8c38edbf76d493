package io.ironicinspector.coordination.torture.history;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a source's lines to a file, each at once, so that a killed process leaves what it saw.
 * Thread-safe; whoever opened it closes it, and what is written afterwards is dropped.
 */
public final class HistoryLog implements Closeable {
  private final String source;
  private final BufferedWriter file;
  private long count;
  private boolean closed;

  private HistoryLog(String source, BufferedWriter file) {
    this.source = source;
    this.file = file;
  }

  /** Appends to {@code <folder>/<source>.history}. */
  public static HistoryLog open(Path folder, String source) {
    Path path = folder.resolve(source.replace('#', '-') + History.SUFFIX);
    try {
      return new HistoryLog(
          source,
          Files.newBufferedWriter(
              path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException("opening " + path, e);
    }
  }

  /** Who writes. */
  public String source() {
    return source;
  }

  /** Something that took until now. */
  public void since(long start, Kind kind, String... details) {
    span(start, System.nanoTime(), kind, details);
  }

  /** Something that happened now. */
  public void now(Kind kind, String... details) {
    long now = System.nanoTime();
    span(now, now, kind, details);
  }

  /** Something that took from start to end. */
  public void span(long start, long end, Kind kind, String... details) {
    append(Operation.of(source, kind, start, end, details).line());
  }

  private synchronized void append(String line) {
    if (closed) {
      return;
    }
    try {
      Writer out = file;
      out.write(line + "\n");
      out.flush();
      count++;
    } catch (IOException e) {
      throw new UncheckedIOException("writing the history of " + source, e);
    }
  }

  /** How many lines there are. */
  public synchronized long count() {
    return count;
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the history of " + source, e);
    }
  }
}
