package io.ironicinspector.endtoend.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.endtoend.Checkout;
import io.ironicinspector.endtoend.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The service from an uber-jar into which a hook was put as HOOKS.md says, with its usual heap. */
final class OwnJar implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(5);
  private static final Pattern COMMANDS =
      Pattern.compile("(?s)\\*\\*Payara Micro\\*\\*.*?```\n(.*?)```");

  private final Process process;
  private final Path log;
  private final URI uri;

  private OwnJar(Process process, Path log, URI uri) {
    this.process = process;
    this.log = log;
    this.uri = uri;
  }

  static OwnJar start(String config) throws Exception {
    Path folder = Checkout.newFolder("own-jar");
    Files.copy(
        Checkout.file("inspector-ear/micro/target/ironic-inspector.jar"),
        folder.resolve("ironic-inspector.jar"));
    Files.copy(hooks(), folder.resolve("my-hooks.jar"));
    followTheGuide(folder);
    int port = Service.freePort();
    Path file =
        Files.writeString(
            folder.resolve("inspector.conf"), config.replace("PORT", String.valueOf(port)));
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Checkout.file("server-config/bin/ironic-inspector").toString(),
            "--config-file",
            file.toString());
    builder.environment().put("INSPECTOR_HOME", folder.toString());
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    return new OwnJar(builder.start(), log, URI.create("http://127.0.0.1:" + port));
  }

  URI awaitReady() {
    await()
        .atMost(START)
        .failFast("ended early, see " + log, () -> !process.isAlive())
        .until(() -> log().contains(" ready on "));
    return uri;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() {
    process.destroy();
    if (process.onExit().completeOnTimeout(null, 60, TimeUnit.SECONDS).join() == null) {
      process.destroyForcibly();
    }
  }

  private static Path hooks() throws IOException {
    try (Stream<Path> built =
        Files.list(Checkout.file("inspector-conductor-ejb/example-hook/target"))) {
      return built.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  private static void followTheGuide(Path folder) throws IOException, InterruptedException {
    Matcher commands =
        COMMANDS.matcher(Files.readString(Checkout.file("inspector-conductor-ejb/HOOKS.md")));
    assertThat(commands.find()).isTrue();
    Process shell =
        new ProcessBuilder(List.of("bash", "-e", "-c", commands.group(1)))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("guide").toFile())
            .start();
    assertThat(shell.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(shell.exitValue()).as(Files.readString(folder.resolve("guide"))).isZero();
  }
}
