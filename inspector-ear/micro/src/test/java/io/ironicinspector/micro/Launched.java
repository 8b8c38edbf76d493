package io.ironicinspector.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of ours; ended, if need be by force, on close. */
final class Launched implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("inspector.root"));
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Pattern READY = Pattern.compile(" ready on (https?://[^\\s\"]+)");

  private final Process process;
  private final Path errors;
  private final Path output;

  private Launched(List<String> command, Path folder, Path config, List<String> arguments)
      throws IOException {
    this.errors = folder.resolve("errors");
    this.output = folder.resolve("output");
    List<String> line = new ArrayList<>(command);
    line.addAll(arguments);
    line.addAll(List.of("--config-file", config.toString()));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    // Not JAVA_OPTS: java -jar does not read it.
    builder
        .environment()
        .put(
            "JDK_JAVA_OPTIONS",
            "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
    // The second compiler pays in minutes, and these processes live for seconds.
    builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    this.process = builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
  }

  static Launched script(String program, Path folder, Path config, String... arguments)
      throws IOException {
    return new Launched(
        List.of(ROOT.resolve("server-config/bin").resolve(program).toString()),
        folder,
        config,
        List.of(arguments));
  }

  static Launched jar(String program, Path folder, Path config) throws IOException {
    Path jar = ROOT.resolve("inspector-ear/micro/target").resolve(program + ".jar");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new Launched(
        List.of(java, "-XX:TieredStopAtLevel=1", "-Xmx256m", "-jar", jar.toString()),
        folder,
        config,
        List.of());
  }

  /** Where the scripts keep unpacked runtimes of this checkout. */
  static Path cache() {
    return ROOT.resolve("inspector-ear/micro/target/cache");
  }

  /** The URL that it says it is ready on. */
  String awaitReady() {
    await()
        .atMost(LIMIT)
        .failFast("the process ended", () -> !process.isAlive())
        .until(() -> ready().find());
    Matcher ready = ready();
    assertThat(ready.find()).isTrue();
    return ready.group(1);
  }

  private Matcher ready() {
    return READY.matcher(errors());
  }

  int awaitExit() throws InterruptedException {
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as(errors()).isTrue();
    return process.exitValue();
  }

  int terminate() throws InterruptedException {
    process.destroy();
    return awaitExit();
  }

  /** The JVM's options as they are now. */
  String flags() {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process asked =
          new ProcessBuilder(jcmd, Long.toString(process.pid()), "VM.flags")
              .redirectErrorStream(true)
              .start();
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it wrote to stdout. */
  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it wrote to stderr, but for the JVM's word on JDK_JAVA_OPTIONS. */
  String errors() {
    try {
      return Files.readString(errors).replaceAll("NOTE: Picked up JDK_JAVA_OPTIONS.*\\R", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
