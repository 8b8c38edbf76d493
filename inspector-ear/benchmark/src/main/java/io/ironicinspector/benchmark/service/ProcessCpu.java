package io.ironicinspector.benchmark.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * CPU time that a process has taken so far, in user and kernel mode, of all its threads including
 * those that ended. The kernel counts it in steps of ten milliseconds.
 */
final class ProcessCpu {
  private static final long MILLIS_PER_TICK = 10; // USER_HZ, 100 on every Linux
  private static final int USER_TIME = 11; // counted from the state, which follows the name
  private static final int KERNEL_TIME = 12;

  private ProcessCpu() {}

  /** Reads it. @throws UncheckedIOException if the process is gone */
  static Duration of(long pid) {
    try {
      return parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
    } catch (IOException e) {
      throw new UncheckedIOException("process " + pid + " is gone: " + e.getMessage(), e);
    }
  }

  /** The name of the program, in brackets, may hold blanks and brackets. */
  static Duration parse(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[KERNEL_TIME]);
    return Duration.ofMillis(ticks * MILLIS_PER_TICK);
  }
}
