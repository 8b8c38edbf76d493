package io.ironicinspector.conductor.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.conductor.json.JsonDocuments;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Generated machines, and what Debian's ironic-inspector makes of them in a process of its own. */
final class UpstreamRuns {
  private static final Path ROOT = Path.of(System.getProperty("inspector.root"));
  private static final long MOST_MINUTES = 10; // the first use fetches the packages

  private UpstreamRuns() {}

  /** As many cases as asked for, each with its outcome as {@code upstream}. */
  static List<JsonObject> of(int seed, int count) throws IOException, InterruptedException {
    List<String> folder = run(List.of(ROOT.resolve("server-config/peers/inspector").toString()));
    List<String> lines =
        run(
            List.of(
                Path.of(folder.get(0)).resolve("python3-inspector").toString(),
                ROOT.resolve("inspector-conductor-ejb/src/test/python/upstream_run.py").toString(),
                "--seed",
                Integer.toString(seed),
                "--count",
                Integer.toString(count)));
    assertThat(lines).hasSize(count);
    return lines.stream()
        .map(line -> JsonDocuments.parse(line).orElseThrow().asJsonObject())
        .toList();
  }

  private static List<String> run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      out.lines().forEach(lines::add);
    }
    assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as("%s", command).isZero();
    return lines;
  }
}
