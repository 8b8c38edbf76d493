package io.ironicinspector.coordination.torture.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starting and signalling processes; every wait is bounded. */
public final class Processes {
  private static final long SIGNAL_SECONDS = 20;

  private Processes() {}

  /** SIGSTOP: it keeps its memory and its connections and does nothing. */
  public static void freeze(long pid) {
    signal("STOP", pid);
  }

  /** SIGCONT. */
  public static void thaw(long pid) {
    signal("CONT", pid);
  }

  /** SIGKILL, and waits until it is gone. */
  public static void kill(Process process) {
    process.destroyForcibly();
    await(process, SIGNAL_SECONDS);
  }

  private static void signal(String signal, long pid) {
    Process call = start(List.of("kill", "-" + signal, String.valueOf(pid)), devNull());
    if (!await(call, SIGNAL_SECONDS) || call.exitValue() != 0) {
      throw new IllegalStateException("kill -" + signal + " " + pid + " failed");
    }
  }

  /** Starts it with all of its output in {@code log}. */
  static Process start(List<String> command, Path log) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("starting " + command, e);
    }
  }

  /**
   * Runs it to its end.
   *
   * @return what it printed
   * @throws IllegalStateException with what it printed, if it failed or took longer
   */
  public static String run(List<String> command, long seconds) {
    Path output = null;
    try {
      output = Files.createTempFile("torture-", ".txt");
      Process call = start(command, output);
      boolean ended = await(call, seconds);
      String text = Files.readString(output, StandardCharsets.UTF_8);
      if (!ended || call.exitValue() != 0) {
        call.destroyForcibly();
        throw new IllegalStateException(command + " failed: " + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException("running " + command, e);
    } finally {
      delete(output);
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("deleting " + file, e);
    }
  }

  static boolean await(Process process, long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a process", e);
    }
  }

  private static Path devNull() {
    return Path.of("/dev/null");
  }
}
