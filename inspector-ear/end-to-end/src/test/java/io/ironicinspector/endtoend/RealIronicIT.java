package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Debian's Ironic, not the simulator: its {@code inspector} interface drives us, and we drive its
 * REST API.
 */
class RealIronicIT {
  private static final Duration START =
      Duration.ofMinutes(15); // the first run fetches the packages
  private static final Duration INSPECT = Duration.ofMinutes(4);

  @Test
  void baremetalNodeInspectSucceeds() throws Exception {
    Path folder = Checkout.newFolder("real-ironic");
    int port = Service.freePort();
    Path said = folder.resolve("ironic.out");
    Process ironic =
        new ProcessBuilder(
                Checkout.peer("ironic-run").toString(),
                "--dir",
                folder.resolve("ironic").toString(),
                "--inspector-url",
                "http://127.0.0.1:" + port)
            .redirectOutput(said.toFile())
            .redirectError(folder.resolve("ironic.err").toFile())
            .start();
    try {
      await()
          .atMost(START)
          .failFast("ended early, see " + folder, () -> !ironic.isAlive())
          .until(() -> Files.readString(said).contains("log="));
      inspect(folder, port, endpoint(said));
    } finally {
      ironic.destroy();
      assertThat(ironic.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void inspect(Path folder, int port, String ironic) throws Exception {
    Path inventory =
        Files.writeString(folder.resolve("inventory.json"), new Machine("", 7).inventory());
    String config = Config.allInOne(port, folder, ironic);
    try (Service inspector = Service.start("ironic-inspector", folder, port, config).awaitReady()) {
      Program.Result result =
          Program.run(
              INSPECT,
              List.of(
                  Checkout.peer("ironic_inspect.sh").toString(),
                  "--ironic",
                  ironic,
                  "--inspector",
                  inspector.url(),
                  "--inventory",
                  inventory.toString()));
      assertThat(result.exit()).as(result.out() + result.err() + inspector.log()).isZero();
      assertThat(result.out()).contains("PASS");
    }
  }

  private static String endpoint(Path said) throws Exception {
    return Files.readString(said)
        .lines()
        .filter(line -> line.startsWith("endpoint="))
        .findFirst()
        .orElseThrow()
        .substring("endpoint=".length());
  }
}
