package io.ironicinspector.coordination.torture.member;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ironicinspector.coordination.torture.cluster.Processes;
import io.ironicinspector.coordination.torture.cluster.Reaper;
import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One life of a member, as a process: first it loads, then it is begun, then it is broken. What is
 * done to it is written down. For one thread at a time; whoever spawned it ends it.
 */
public final class MemberJvm {
  private static final Duration LOAD = Duration.ofSeconds(60);

  private final String life;
  private final HistoryLog log;
  private final Process process;
  private final Writer commands;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private volatile long count;

  private MemberJvm(String life, HistoryLog log, Process process) {
    this.life = life;
    this.log = log;
    this.process = process;
    this.commands = process.outputWriter(UTF_8);
    var reader = new Thread(this::read, "output-of-" + life);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a JVM that is ready to begin.
   *
   * @param folder for its history and its log
   * @param options of {@link MemberProcess}, but for life and folder
   * @param environment in addition to ours
   * @param log of whoever does it
   */
  public static MemberJvm spawn(
      String life,
      Path folder,
      List<String> options,
      Map<String, String> environment,
      HistoryLog log) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                MemberProcess.class.getName(),
                "--life",
                life,
                "--folder",
                folder.toString()));
    command.addAll(options);
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectError(folder.resolve(life.replace('#', '-') + ".log").toFile());
    try {
      var jvm = new MemberJvm(life, log, builder.start());
      Reaper.instance().watch(jvm.process);
      jvm.await("loaded", LOAD);
      return jvm;
    } catch (IOException e) {
      throw new UncheckedIOException("starting " + life, e);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(MemberProcess.COUNT_WORD)) {
          count = Long.parseLong(line.substring(MemberProcess.COUNT_WORD.length()));
        } else {
          answers.add(line);
        }
      }
    } catch (IOException e) {
      // It was killed.
      return;
    }
  }

  private void await(String answer, Duration patience) {
    String got = answer(patience);
    if (!answer.equals(got)) {
      throw new IllegalStateException(
          life + " did not say '" + answer + "' but '" + got + "'; see its log");
    }
  }

  private String answer(Duration patience) {
    try {
      return String.valueOf(answers.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + life, e);
    }
  }

  /** Which life it is. */
  public String life() {
    return life;
  }

  /** How many lines it has written to its history, about. */
  public long count() {
    return count;
  }

  /** Lets it begin. */
  public void begin() {
    log.now(Kind.SPAWNED, "target=" + life);
    ask("start", Duration.ofSeconds(30));
  }

  /** Gives a command and waits until it is carried out; writes down if it is not. */
  public void ask(String command, Duration patience) {
    long start = System.nanoTime();
    tell(command);
    String got = answer(patience);
    if (!command.equals(got)) {
      log.since(start, Kind.HUNG, "target=" + life, "what=" + command + " (said " + got + ")");
    }
  }

  private void tell(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      answers.add("nothing, it is dead");
    }
  }

  /** SIGSTOP. */
  public void freeze() {
    Processes.freeze(process.pid());
  }

  /** SIGCONT. */
  public void thaw() {
    Processes.thaw(process.pid());
  }

  /** SIGKILL, and waits. */
  public void kill() {
    if (!process.isAlive()) {
      return;
    }
    long start = System.nanoTime();
    Processes.kill(process);
    Reaper.instance().forget(process);
    log.since(start, Kind.KILLED, "target=" + life);
  }

  /** Stops it as a server would, which may fail if the store is gone, and ends the process. */
  public void stop(Duration patience) {
    ask("stop", patience);
    Processes.kill(process);
    Reaper.instance().forget(process);
  }
}
