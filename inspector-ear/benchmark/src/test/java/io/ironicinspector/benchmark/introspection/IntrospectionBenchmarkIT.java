package io.ironicinspector.benchmark.introspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That it measures; what it measures means nothing while tests run. */
@Timeout(1200)
class IntrospectionBenchmarkIT {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aShortRunIntrospectsWithBoth(@TempDir Path folder) throws Exception {
    Path json = folder.resolve("figures.json");
    assertThat(run("--seconds", "1", "--warm-up", "1", "--json", json.toString()))
        .as(err.toString(UTF_8))
        .isZero();
    assertThat(out.toString(UTF_8))
        .containsPattern("(?m)^introspection +16( +\\S+){10}$")
        .containsPattern("(?m)^continue +16( +\\S+){10}$")
        .containsPattern("target: introspection  per second .*(met|MISSED)")
        .containsPattern("target: introspection  CPU of each .*(met|MISSED)")
        .containsPattern("target: continue       p50 .*(met|MISSED)");
    assertThat(Files.readString(json))
        .contains("{\"name\": \"introspection\", \"connections\": 16, \"python\": {")
        .contains("{\"name\": \"continue\"")
        .contains("\"failures\": 0}, \"cpu_ratio\"");
  }

  @Test
  void memoryIsWatchedOverCallbacks() {
    assertThat(run("--callbacks", "40")).as(err.toString(UTF_8)).isZero();
    List<String> lines = out.toString(UTF_8).lines().toList();
    // A head, the beginning, twenty parts, the growth.
    assertThat(lines).hasSize(23);
    assertThat(lines.get(22))
        .matches(
            "growth from 4 to 40 callbacks: heap \\S+ MiB, metaspace \\S+ MiB, resident \\S+ MiB;"
                + " failed: 0");
  }

  private int run(String... arguments) {
    return IntrospectionBenchmark.run(
        List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
