package io.ironicinspector.endtoend.pipeline;

import static org.awaitility.Awaitility.await;

import io.ironicinspector.endtoend.Checkout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's ironic-inspector on loopback; ended on close. */
final class PythonService implements AutoCloseable {
  private static final Duration START =
      Duration.ofMinutes(15); // the first use fetches the packages

  private final Process process;
  private final Path folder;

  private PythonService(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Starts and returns at once; {@code options} are SECTION.NAME=VALUE. */
  static PythonService start(URI ironic, List<String> options) throws IOException {
    Path folder = Checkout.newFolder("python-inspector");
    List<String> command = new ArrayList<>();
    command.add(Checkout.peer("inspector-run").toString());
    command.addAll(List.of("--dir", folder.toString(), "--ironic-url", ironic.toString()));
    options.forEach(option -> command.addAll(List.of("--option", option)));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("said").toFile())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    return new PythonService(process, folder);
  }

  /** Waits until it answers; where. */
  URI awaitReady() throws IOException {
    await()
        .atMost(START)
        .failFast("ended early, see " + folder, () -> !process.isAlive())
        .until(() -> said().contains("log="));
    String endpoint =
        said().lines().filter(line -> line.startsWith("endpoint=")).findFirst().orElseThrow();
    return URI.create(endpoint.substring("endpoint=".length()));
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  @Override
  public void close() {
    process.destroy();
    if (process.onExit().completeOnTimeout(null, 30, TimeUnit.SECONDS).join() == null) {
      process.destroyForcibly();
    }
  }
}
