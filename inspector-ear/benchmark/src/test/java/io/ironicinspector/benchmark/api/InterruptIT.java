package io.ironicinspector.benchmark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever presses Ctrl-C is rid of all of it. */
@Timeout(600)
class InterruptIT {
  private static final Path ROOT = Path.of(System.getProperty("inspector.root"));

  @Test
  void whateverWasStartedEndsWithTheProgram(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("output");
    processesOfTheRun().forEach(ProcessHandle::destroyForcibly); // of a run that failed
    Process program =
        new ProcessBuilder(
                // Whoever started this build in the background made it, and what it starts, deaf.
                "env",
                "--default-signal=INT",
                ROOT.resolve("server-config/bin/api-benchmark").toString(),
                "--no-python",
                "--only",
                "root",
                "--warm-up",
                "600")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      await()
          .atMost(Duration.ofMinutes(5))
          .failFast("ended early", () -> !program.isAlive())
          .until(() -> Files.readString(output).contains("warm-up: root, ours"));
      // PostgreSQL, the simulator, the service.
      assertThat(processesOfTheRun()).hasSizeGreaterThanOrEqualTo(3);
      interrupt(program);
      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
      await().atMost(Duration.ofSeconds(30)).until(() -> processesOfTheRun().isEmpty());
    } finally {
      program.destroyForcibly();
      processesOfTheRun().forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static void interrupt(Process program) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-INT", Long.toString(program.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** The folder of a run is in the command line of all that it starts. */
  private static List<ProcessHandle> processesOfTheRun() {
    String work = ROOT.resolve("inspector-ear/benchmark/target/work").toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(work))
        .toList();
  }
}
