package io.ironicinspector.benchmark.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that runs until it is closed; all that it says goes to a file. Thread-safe. */
final class ChildProcess implements AutoCloseable {
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final long LOOK_MILLIS = 50;
  private static final int LAST_LINES = 12;

  private final Process process;
  private final Path log;

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it in {@code folder}, which is made, and returns at once. */
  static ChildProcess start(Path folder, List<String> command) {
    try {
      Files.createDirectories(folder);
      Path log = folder.resolve("output.log");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.redirectInput(new java.io.File("/dev/null"));
      return new ChildProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.get(0) + ": " + e.getMessage(), e);
    }
  }

  long pid() {
    return process.pid();
  }

  /**
   * Waits for a line of its output and returns the pattern's first group.
   *
   * @throws IllegalStateException if the process ended or was silent for too long; it says what was
   *     printed last
   */
  String await(Pattern line, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      boolean alive = process.isAlive();
      Matcher matcher = line.matcher(output());
      if (matcher.find()) {
        return matcher.group(1);
      }
      if (!alive || System.nanoTime() - deadline > 0) {
        throw new IllegalStateException(
            (alive ? "not ready after " + limit.toSeconds() + " s: " : "ended early: ") + last());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String last() {
    List<String> lines = output().lines().toList();
    List<String> end = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    return log + "\n  " + String.join("\n  ", end);
  }

  /** SIGTERM, and SIGKILL if that does not end it. Idempotent. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
