package io.ironicinspector.endtoend.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.endtoend.Checkout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Debian's ironic-inspector, run by its script; ended on close. */
final class PythonInspector implements AutoCloseable {
  /** The first run fetches the packages. */
  private static final Duration START = Duration.ofMinutes(15);

  private final Process process;
  private final Path folder;

  private PythonInspector(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Starts and returns at once; options are named SECTION.NAME. */
  static PythonInspector start(
      Path folder, URI ironic, Map<String, String> environment, Map<String, String> options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Checkout.peer("inspector-run").toString(),
                "--dir",
                folder.toString(),
                "--ironic-url",
                ironic.toString()));
    options.forEach((name, value) -> command.addAll(List.of("--option", name + "=" + value)));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("said").toFile())
            .redirectError(folder.resolve("errors").toFile());
    builder.environment().putAll(environment);
    return new PythonInspector(builder.start(), folder);
  }

  /** Waits until it answers; its address. */
  URI awaitReady() throws IOException {
    await()
        .atMost(START)
        .failFast("ended early, see " + folder, () -> !process.isAlive())
        .until(() -> said().contains("log="));
    return said()
        .lines()
        .filter(line -> line.startsWith("endpoint="))
        .map(line -> URI.create(line.substring("endpoint=".length())))
        .findFirst()
        .orElseThrow();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  @Override
  public void close() {
    process.destroy();
    assertThat(process.onExit().orTimeout(30, TimeUnit.SECONDS).join().isAlive()).isFalse();
  }
}
