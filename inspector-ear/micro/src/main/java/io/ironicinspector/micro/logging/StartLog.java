package io.ironicinspector.micro.logging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Lets the server's own records through from warnings on, and keeps them back until it is known
 * whether the start succeeded: one broken option makes the server print the same stack trace
 * several times. Thread-safe.
 */
public final class StartLog extends Handler {
  private static final String OURS = "io.ironicinspector";
  private static final String SERVER = "javax.enterprise.system";
  private static final int LIMIT = 1000;

  private final List<Handler> targets;
  private final Predicate<String> chatter;
  private final List<LogRecord> kept = new ArrayList<>();
  private boolean starting = true;

  /**
   * Prints to {@code targets}.
   *
   * @param chatter loggers of the server's that are printed from warnings on
   */
  StartLog(List<Handler> targets, Predicate<String> chatter) {
    this.targets = List.copyOf(targets);
    this.chatter = chatter;
    setLevel(Level.ALL);
  }

  @Override
  public synchronized void publish(LogRecord log) {
    String name = String.valueOf(log.getLoggerName());
    boolean ours = name.startsWith(OURS);
    // The server raises some of its loggers above what the configuration says.
    if (!ours && log.getLevel().intValue() < Level.WARNING.intValue() && chatter.test(name)) {
      return;
    }
    boolean error = log.getLevel().intValue() >= Level.SEVERE.intValue();
    if (starting && (error || !ours) && kept.size() < LIMIT) {
      kept.add(log);
    } else {
      print(log);
    }
  }

  private void print(LogRecord log) {
    targets.forEach(target -> target.publish(log));
  }

  /** Prints what was kept back, each exception once, and everything from now on. */
  public synchronized void release() {
    starting = false;
    Set<Throwable> printed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (LogRecord log : kept) {
      Optional<RootCause> cause = RootCause.of(log.getThrown());
      if (cause.isPresent() && !printed.add(cause.get().thrown())) {
        log.setThrown(null);
      }
      print(log);
    }
    kept.clear();
  }

  /** Whether the server reported that something in it broke. */
  public synchronized boolean hasFailure() {
    return kept.stream()
        .anyMatch(
            log ->
                log.getThrown() != null
                    && log.getLevel().intValue() >= Level.SEVERE.intValue()
                    && String.valueOf(log.getLoggerName()).startsWith(SERVER));
  }

  /**
   * The message of the application's own exception at the end of the first chain of causes that has
   * one: written for the operator. What the server made of it is forgotten.
   */
  public synchronized Optional<String> refusal() {
    Optional<String> refusal =
        kept.stream()
            .map(LogRecord::getThrown)
            .flatMap(thrown -> RootCause.of(thrown).stream())
            .filter(RootCause::isForOperator)
            .map(RootCause::message)
            .findFirst();
    refusal.ifPresent(message -> kept.clear());
    return refusal;
  }

  /** The last thing that went wrong, for want of better. */
  public synchronized Optional<String> lastError() {
    return kept.stream()
        .filter(log -> log.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogRecord::getThrown)
        .flatMap(thrown -> RootCause.of(thrown).stream())
        .map(RootCause::toString)
        .reduce((first, second) -> second);
  }

  @Override
  public void flush() {
    targets.forEach(Handler::flush);
  }

  @Override
  public void close() {
    targets.forEach(Handler::close);
  }
}
