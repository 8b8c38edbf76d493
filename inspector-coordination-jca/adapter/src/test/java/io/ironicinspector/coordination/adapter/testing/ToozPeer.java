package io.ironicinspector.coordination.adapter.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A real Python process with a member of tooz in it; {@code server-config/peers/tooz_session.py
 * --help} lists its commands.
 *
 * <p>One command at a time. Close it: that kills the process, so that its leases end by themselves.
 */
public final class ToozPeer implements AutoCloseable {
  /** tooz's two drivers for etcd. They share groups, and only one has the locks we share. */
  public enum Driver {
    /** python-etcd3, over gRPC. */
    ETCD3("etcd3://%s?timeout=%d"),
    /** etcd3gw, over HTTP. */
    ETCD3GW("etcd3+http://%s?api_version=v3&timeout=%d");

    private final String url;

    Driver(String url) {
      this.url = url;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String END = "";

  private final Process process;
  private final Writer commands;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private ToozPeer(Process process) {
    this.process = process;
    this.commands = process.outputWriter(UTF_8);
    var reader = new Thread(this::readAnswers, "tooz-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  private void readAnswers() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      lines.lines().forEach(answers::add);
    } catch (IOException | UncheckedIOException e) {
      answers.add("{\"error\": \"" + e + "\"}");
    }
    answers.add(END);
  }

  /** One that renews its leases, as a service does. */
  public static ToozPeer alive(Driver driver, EtcdServer etcd, String member) {
    return started(driver, etcd.hostAndPort(), member, Duration.ofSeconds(30), List.of("--heart"));
  }

  /** One whose leases end after {@code ttl} unless it is told to send a heartbeat. */
  public static ToozPeer mortal(Driver driver, EtcdServer etcd, String member, Duration ttl) {
    return started(driver, etcd.hostAndPort(), member, ttl, List.of());
  }

  /**
   * One on the etcd at {@code hostAndPort}.
   *
   * @throws IllegalStateException if there is no Python with tooz
   */
  public static ToozPeer started(
      Driver driver, String hostAndPort, String member, Duration ttl, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(PeerScript.provide("tooz").toString());
    command.add(PeerScript.file("tooz_session.py").toString());
    command.add("--url=" + String.format(driver.url, hostAndPort, ttl.toSeconds()));
    command.add("--member=" + member);
    command.addAll(options);
    try {
      var peer =
          new ToozPeer(
              new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
      peer.read(PATIENCE);
      return peer;
    } catch (IOException e) {
      throw new UncheckedIOException("starting " + command, e);
    }
  }

  /** Gives it a command and waits. @return its answer, JSON */
  public String ask(String command) {
    return ask(command, PATIENCE);
  }

  /** Gives it a command that takes its time. */
  public String ask(String command, Duration patience) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("tooz was told to " + command, e);
    }
    return read(patience);
  }

  /** Gives it a command and does not wait. */
  public CompletableFuture<String> asking(String command) {
    var answer = new CompletableFuture<String>();
    new Thread(
            () -> {
              try {
                answer.complete(ask(command));
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            },
            "tooz-asking")
        .start();
    return answer;
  }

  private String read(Duration patience) {
    try {
      String line = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        close();
        throw new IllegalStateException("tooz did not answer within " + patience);
      }
      if (line.equals(END)) {
        throw new IllegalStateException("the Python process with tooz ended");
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for tooz", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
