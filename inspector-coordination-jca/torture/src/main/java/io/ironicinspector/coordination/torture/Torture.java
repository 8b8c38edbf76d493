package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.check.Findings;
import io.ironicinspector.coordination.torture.check.HistoryChecker;
import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.cluster.RunFolder;
import io.ironicinspector.coordination.torture.history.History;
import io.ironicinspector.coordination.torture.member.Arguments;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program {@code coordination-torture}. */
public final class Torture {
  private static final int BAD_USAGE = 2;

  private final PrintStream out;
  private final Shutdown shutdown = new Shutdown();

  private Torture(PrintStream out) {
    this.out = out;
  }

  private int run(List<String> words) throws InterruptedException, NoAnswerException {
    Options options;
    Optional<Figure> figure;
    try {
      Arguments arguments = arguments(words);
      options = Options.of(arguments);
      figure = Figure.of(arguments);
    } catch (IllegalArgumentException e) {
      out.println("coordination-torture: " + e.getMessage() + "; see --help");
      return BAD_USAGE;
    }
    return figure.isPresent() ? measure(figure.get(), options) : torture(options);
  }

  private int measure(Figure figure, Options options)
      throws InterruptedException, NoAnswerException {
    try (Servers servers = shutdown.add(servers(options))) {
      return figure.measure(servers, shutdown, out) ? 0 : 1;
    }
  }

  private static Arguments arguments(List<String> words) {
    Set<String> values = new HashSet<>(Options.VALUES);
    values.addAll(Figure.COUNTED);
    return new Arguments(words, values, Set.of(Options.KEEP, Figure.FROZEN_STOP));
  }

  private int torture(Options options) throws InterruptedException, NoAnswerException {
    out.println("seed: " + options.seed());
    try (RunFolder folder = shutdown.add(RunFolder.create());
        Servers servers = shutdown.add(servers(options));
        TortureRun run = shutdown.add(new TortureRun(options, servers, folder.path(), out))) {
      History history = run.run();
      Findings findings = new HistoryChecker(options.limits()).check(history);
      var report = new Report(out);
      report.print(history, run.progress().counts(), findings);
      if (options.keep() || !findings.violations().isEmpty()) {
        out.println("history: " + folder.keep());
      }
      report.total(findings);
      return findings.violations().isEmpty() ? 0 : 1;
    }
  }

  private static Servers servers(Options options) throws NoAnswerException {
    return options.endpoints().isEmpty() ? Servers.own() : Servers.at(options.endpoints());
  }

  /**
   * Ends the JVM: 0 if no promise was broken, 1 if one was or nothing could be told, 2 for bad
   * usage.
   */
  public static void main(String[] words) throws InterruptedException {
    // What breaks is told by us; the client's complaints about it are too many.
    Logger.getLogger("").setLevel(Level.OFF);
    var torture = new Torture(System.out);
    try {
      System.exit(torture.run(List.of(words)));
    } catch (IllegalStateException | NoAnswerException e) {
      // Whoever is interrupted loses everything it works with, and that is no news.
      if (!torture.shutdown.hasBegun()) {
        torture.out.println("coordination-torture: " + e.getMessage());
        System.exit(1);
      }
    }
  }
}
