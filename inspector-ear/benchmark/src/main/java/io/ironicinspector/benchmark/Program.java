package io.ironicinspector.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** How both programs end: 0, 1 if it could not be measured, 2 if they were called wrongly. */
public final class Program {
  private Program() {}

  /** What a program does. */
  @FunctionalInterface
  public interface Body {
    int run(List<String> arguments, PrintStream out, PrintStream err)
        throws IOException, InterruptedException;
  }

  /** Returns the exit status. */
  public static int run(
      String name, Body body, List<String> arguments, PrintStream out, PrintStream err) {
    try {
      return body.run(arguments, out, err);
    } catch (IllegalArgumentException e) {
      err.println(name + ": " + e.getMessage() + "; see --help");
      return 2;
    } catch (IllegalStateException | UncheckedIOException | IOException e) {
      err.println(name + ": " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
