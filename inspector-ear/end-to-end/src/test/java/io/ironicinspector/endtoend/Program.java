package io.ironicinspector.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of another language, run to its end. */
final class Program {
  /** How it ended. */
  record Result(int exit, String out, String err) {}

  private Program() {}

  /**
   * Runs a command.
   *
   * @throws IllegalStateException if it is not over within {@code limit}; it was killed
   */
  static Result run(Duration limit, List<String> command) throws IOException, InterruptedException {
    Path folder = Checkout.newFolder("run");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      throw new IllegalStateException("not over after " + limit + ": " + command);
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
