package io.ironicinspector.micro.logging;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Appends to a file, which others may append to as well, or move away. Thread-safe. */
final class LogFile extends Handler {
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path file;
  private final boolean watch;
  private Writer writer;
  private Object opened;
  private long looked;

  /**
   * Opens it.
   *
   * @param watch whether to open it again when it was moved away
   * @throws IOException it cannot be written
   */
  LogFile(Path file, boolean watch) throws IOException {
    this.file = file;
    this.watch = watch;
    open();
  }

  private void open() throws IOException {
    writer =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    opened = identity();
    looked = System.nanoTime();
  }

  private Object identity() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Override
  public synchronized void publish(LogRecord log) {
    try {
      if (watch && System.nanoTime() - looked > LOOK_NANOS) {
        look();
      }
      writer.write(getFormatter().format(log));
      writer.flush();
    } catch (IOException e) {
      reportError(file.toString(), e, ErrorManager.WRITE_FAILURE);
    }
  }

  private void look() throws IOException {
    looked = System.nanoTime();
    if (!Files.exists(file) || !identity().equals(opened)) {
      writer.close();
      open();
    }
  }

  @Override
  public synchronized void flush() {
    try {
      writer.flush();
    } catch (IOException e) {
      reportError(file.toString(), e, ErrorManager.FLUSH_FAILURE);
    }
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      reportError(file.toString(), e, ErrorManager.CLOSE_FAILURE);
    }
  }
}
