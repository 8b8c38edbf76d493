package io.ironicinspector.endtoend.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.endtoend.Checkout;
import io.ironicinspector.endtoend.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The service from an uber-jar into which a hook was put as HOOKS.md says, with its usual heap. */
final class OwnJar {
  private static final Pattern COMMANDS =
      Pattern.compile("(?s)\\*\\*Payara Micro\\*\\*.*?```\n(.*?)```");

  private OwnJar() {}

  static Service start(int port, String config) throws IOException, InterruptedException {
    Path folder = Checkout.newFolder("own-jar");
    Files.copy(
        Checkout.file("inspector-ear/micro/target/ironic-inspector.jar"),
        folder.resolve("ironic-inspector.jar"));
    Files.copy(hooks(), folder.resolve("my-hooks.jar"));
    followTheGuide(folder);
    return Service.start(
        Checkout.file("server-config/bin/ironic-inspector"),
        Map.of("INSPECTOR_HOME", folder.toString()),
        folder,
        port,
        config);
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
