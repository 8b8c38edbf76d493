package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Debian's Ironic, not the simulator: its {@code inspector} interface drives us, and we drive its
 * REST API.
 */
class RealIronicIT {
  private static final Duration START =
      Duration.ofMinutes(15); // the first run fetches the packages
  private static final Duration INSPECT = Duration.ofMinutes(4);

  private static Path folder;
  private static Process ironic;
  private static String endpoint;
  private static Service inspector;

  @BeforeAll
  static void start() throws Exception {
    folder = Checkout.newFolder("real-ironic");
    int port = Service.freePort();
    Path said = folder.resolve("ironic.out");
    ironic =
        new ProcessBuilder(
                Checkout.peer("ironic-run").toString(),
                "--dir",
                folder.resolve("ironic").toString(),
                "--inspector-url",
                "http://127.0.0.1:" + port)
            .redirectOutput(said.toFile())
            .redirectError(folder.resolve("ironic.err").toFile())
            .start();
    await()
        .atMost(START)
        .failFast("ended early, see " + folder, () -> !ironic.isAlive())
        .until(() -> Files.readString(said).contains("log="));
    endpoint = endpoint(said);
    String config = Config.allInOne(port, folder, endpoint);
    inspector = Service.start("ironic-inspector", folder, port, config).awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    if (inspector != null) {
      inspector.close();
    }
    ironic.destroy();
    assertThat(ironic.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void baremetalNodeInspectSucceeds() throws Exception {
    inspect(new Machine("", 7).inventory());
  }

  @Test
  void aRuleThatFailsMakesTheInspectionFailWithItsText() throws Exception {
    String rule =
        """
        {"conditions": [{"op": "eq", "field": "data://inventory.bmc_address", "value": "10.0.1.8"}],
         "actions": [{"action": "fail", "message": "this one is scrap"}]}\
        """;
    assertThat(Http.send("POST", inspector.url() + "/v1/rules", rule).statusCode()).isEqualTo(201);
    inspect(new Machine("", 8).inventory(), "--failure", "this one is scrap");
  }

  @Test
  @Tag("full")
  void whatTheRamdiskComplainsOfMakesTheInspectionFail() throws Exception {
    String inventory = new Machine("", 9).inventory();
    String complaint = inventory.replaceFirst("\\{", "{\"error\": \"no disks at all\",");
    inspect(complaint, "--failure", "no disks at all");
  }

  @Test
  void anInspectionThatIsAbortedFails() throws Exception {
    inspect(new Machine("", 10).inventory(), "--abort");
  }

  private static void inspect(String inventory, String... outcome) throws Exception {
    Path file = Files.writeString(Checkout.newFolder("ramdisk").resolve("inventory"), inventory);
    List<String> command =
        new ArrayList<>(
            List.of(
                Checkout.peer("ironic_inspect.sh").toString(),
                "--ironic",
                endpoint,
                "--inspector",
                inspector.url(),
                "--inventory",
                file.toString()));
    command.addAll(List.of(outcome));
    Program.Result result = Program.run(INSPECT, command);
    assertThat(result.exit()).as(result.out() + result.err() + inspector.log()).isZero();
    assertThat(result.out()).contains("PASS");
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
