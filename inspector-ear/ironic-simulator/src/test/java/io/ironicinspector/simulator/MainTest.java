package io.ironicinspector.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.simulator.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MainTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return Main.run(
        List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  @Test
  void helpIsPrinted() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(UTF_8)).startsWith("Usage: ").contains("--load", "--dump", "--port");
  }

  @ParameterizedTest
  @CsvSource({
    "--bogus,,unknown option --bogus",
    "--port,x,--port needs a number from 0 to 65535",
    "--port,70000,--port needs a number from 0 to 65535",
    "--load,,--load needs a value",
    "--power-delay-ms,-1,--power-delay-ms needs a number"
  })
  void badArgumentsEndWithOneLine(String option, String value, String words) {
    assertThat(value == null ? run(option) : run(option, value)).isEqualTo(1);
    assertThat(err.toString(UTF_8)).startsWith("ironic-simulator: " + words).hasLineCount(1);
    assertThat(out.size()).isZero();
  }

  @Test
  void aTakenPortEndsWithOneLine() {
    try (var other = IronicSimulator.start(0)) {
      String port = Integer.toString(other.uri().getPort());

      assertThat(run("--port", port)).isEqualTo(1);
      assertThat(err.toString(UTF_8))
          .startsWith("ironic-simulator: cannot listen on 127.0.0.1:" + port)
          .hasLineCount(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"{,holds no usable nodes and ports", "{\"nodes\": [{}]},'driver' is a required"})
  void aBadFileEndsWithOneLine(String text, String words) throws IOException {
    Path file = Files.writeString(folder.resolve("state.json"), text);

    assertThat(run("--port", "0", "--load", file.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains(file.toString(), words).hasLineCount(1);
  }

  @Test
  void aMissingFileEndsWithOneLine() {
    Path file = folder.resolve("none.json");

    assertThat(run("--port", "0", "--load", file.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("cannot read " + file + ": no such file");
  }

  @Test
  void aDumpThatCannotWorkIsNoticedAtTheStart() {
    Path file = folder.resolve("none").resolve("dump.json");

    assertThat(run("--port", "0", "--dump", file.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("cannot write " + file);
  }

  @Test
  void whatIsDumpedCanBeLoaded() throws IOException {
    Path file = folder.resolve("state.json");
    try (var first = IronicSimulator.start(0);
        var second = IronicSimulator.start(0)) {
      var node =
          first.nodes().add(JsonText.parseObject("{\"driver\": \"ipmi\", \"name\": \"n1\"}"));
      first
          .ports()
          .add(
              JsonText.object()
                  .add("node_uuid", node.get("uuid"))
                  .add("address", "52:54:00:aa:bb:01")
                  .build());

      StateFile.dump(file, first.state());
      StateFile.load(file, second.state());

      assertThat(second.state().read()).isEqualTo(first.state().read());
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void theProgramRunsUntilItIsToldToEndAndThenDumps() throws Exception {
    Path dump = folder.resolve("dump.json");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.ironicinspector.simulator.Main",
                "--port",
                "0",
                "--dump",
                dump.toString())
            .redirectErrorStream(true)
            .start();
    try (var output = program.inputReader()) {
      String ready = output.readLine();
      assertThat(ready).startsWith("ironic-simulator ready on http://127.0.0.1:");

      program.toHandle().destroy(); // Process.destroy would close its output as well.

      assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(output.lines()).isEmpty();
      assertThat(JsonText.parseObject(Files.readString(dump))).containsKeys("nodes", "ports");
    } finally {
      program.destroyForcibly();
    }
  }
}
