package io.ironicinspector.coordination.benchmark;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The program behind {@code server-config/bin/coordination-benchmark}. */
final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // A program's answer to its user: nothing else in here writes to the console.
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /** Returns the exit status. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      Options options = Options.parse(arguments);
      Result result = new Measurement(options, err).run();
      result.print(out);
      if (options.json().isPresent()) {
        result.write(options.json().get());
      }
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("coordination-benchmark: " + e.getMessage() + "; see --help");
      return 2;
    } catch (IllegalStateException | CoordinationUnavailableException | IOException e) {
      err.println("coordination-benchmark: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
