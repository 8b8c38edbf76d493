package io.ironicinspector.coordination.adapter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The scripts of {@code server-config/peers}, which make real programs available. The system
 * property {@code inspector.root} names the project's root.
 */
public final class PeerScript {
  // The first time it may have to fetch and unpack packages.
  private static final long SECONDS = 600;

  private PeerScript() {}

  /** Where the script, or another file beside it, lies. */
  public static Path file(String name) {
    Path root = Path.of(System.getProperty("inspector.root", "../..")).toAbsolutePath();
    return root.resolve("server-config").resolve("peers").resolve(name).normalize();
  }

  /**
   * Runs the script without arguments.
   *
   * @return the path that it printed
   * @throws IllegalStateException if it cannot make the program available; a test must not go on
   */
  public static Path provide(String name) {
    try {
      Path output = Files.createTempFile("peer-" + name + "-", ".txt");
      try {
        return run(name, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("running " + file(name), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + file(name), e);
    }
  }

  private static Path run(String name, Path output) throws IOException, InterruptedException {
    Process call =
        new ProcessBuilder(file(name).toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!call.waitFor(SECONDS, TimeUnit.SECONDS) || call.exitValue() != 0) {
      call.destroyForcibly();
      throw new IllegalStateException(
          "this test needs a real peer, and server-config/peers/"
              + name
              + " could not provide it: "
              + Files.readString(output));
    }
    List<String> lines = Files.readAllLines(output);
    return Path.of(lines.get(lines.size() - 1));
  }
}
