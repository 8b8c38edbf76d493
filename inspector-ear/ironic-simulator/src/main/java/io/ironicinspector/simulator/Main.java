package io.ironicinspector.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The program: starts a simulator that runs until the process is told to end. */
final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // A program's answer to its user: nothing else in here writes to the console.
    int status = run(List.of(arguments), System.out, System.err);
    if (status >= 0) {
      System.exit(status);
    }
  }

  /** Runs. Returns the exit status, or -1 if a simulator is running now. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      CommandLine line = CommandLine.parse(arguments);
      if (line.help()) {
        out.print(CommandLine.HELP);
        return 0;
      }
      IronicSimulator simulator = start(line);
      endWithProcess(simulator, line.dump(), err);
      out.println("ironic-simulator ready on " + simulator.uri());
      out.flush();
      return -1;
    } catch (IllegalArgumentException | UncheckedIOException | IOException e) {
      err.println("ironic-simulator: " + e.getMessage());
      return 1;
    }
  }

  private static IronicSimulator start(CommandLine line) throws IOException {
    if (line.dump().isPresent()) {
      StateFile.checkWritable(line.dump().get());
    }
    IronicSimulator simulator = IronicSimulator.start(line.settings());
    try {
      if (line.load().isPresent()) {
        StateFile.load(line.load().get(), simulator.state());
      }
      return simulator;
    } catch (IOException e) {
      simulator.close();
      throw e;
    }
  }

  private static void endWithProcess(
      IronicSimulator simulator, Optional<Path> dump, PrintStream err) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  simulator.close();
                  dump.ifPresent(file -> dump(file, simulator, err));
                },
                "ironic-simulator-end"));
  }

  private static void dump(Path file, IronicSimulator simulator, PrintStream err) {
    try {
      StateFile.dump(file, simulator.state());
    } catch (IOException e) {
      err.println("ironic-simulator: " + e.getMessage());
    }
  }
}
