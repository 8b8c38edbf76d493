package io.ironicinspector.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts the uber-jars that were built, by their scripts and by {@code java -jar}. */
class LauncherIT {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  @TempDir private Path folder;
  private TestConfig config;

  @BeforeEach
  void configure() throws Exception {
    config = new TestConfig(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "ironic-inspector, json-rpc, role all",
    "ironic-inspector-api, fake, role api",
    "ironic-inspector-conductor, fake, role conductor"
  })
  void wrongTransportIsRefusedInOneLine(String program, String transport, String named)
      throws Exception {
    Path file = config.write("rpc_transport = " + transport);
    assertRefused(Launched.script(program, folder, file), program + ": " + named);
  }

  @Test
  void missingConfigFileIsRefusedInOneLine() throws Exception {
    Path file = folder.resolve("missing.conf");
    assertRefused(Launched.script("ironic-inspector", folder, file), file.toString());
  }

  @Test
  void malformedConfigFileIsRefusedInOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("bad.conf"), "[DEFAULT\nlisten_port = 1\n");
    assertRefused(Launched.script("ironic-inspector", folder, file), file + ":1");
  }

  @Test
  void badValuesAreRefusedWithOneLineForEach() throws Exception {
    Path file = config.write("timeout = abc\nmax_concurrency = 1");
    try (Launched program = Launched.script("ironic-inspector", folder, file)) {
      assertThat(program.awaitExit()).isEqualTo(1);
      assertThat(program.errors().lines())
          .containsExactly(
              "ironic-inspector: [DEFAULT] timeout = abc: allowed is a whole number, 315576000 or"
                  + " less ("
                  + file
                  + ":5)",
              "ironic-inspector: [DEFAULT] max_concurrency = 1: allowed is a whole number, 2 or"
                  + " more ("
                  + file
                  + ":6)");
    }
  }

  @Test
  void portInUseIsRefusedInOneLine() throws Exception {
    Path file = config.write("");
    try (ServerSocket taken = config.takePort()) {
      assertRefused(
          Launched.script("ironic-inspector", folder, file), "127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void databaseThatCannotBeWrittenIsRefusedInOneLine() throws Exception {
    Path taken = Files.createFile(folder.resolve("file"));
    Path file = config.write("", "[database]\nconnection = jdbc:h2:file:" + taken + "/inspector");
    assertRefused(Launched.script("ironic-inspector", folder, file), "[database] connection");
  }

  @Test
  void whatTheApplicationRefusesEndsInOneLineToo() throws Exception {
    Path file = config.write("", "[processing]\nprocessing_hooks = no_such_hook");
    try (Launched program = Launched.script("ironic-inspector", folder, file)) {
      assertThat(program.awaitExit()).isEqualTo(1);
      assertThat(program.errors().lines().filter(line -> !line.contains(" INFO ")))
          .singleElement()
          .asString()
          .startsWith("ironic-inspector: ")
          .contains("no_such_hook");
    }
  }

  @Test
  void plainJarServesUntilItIsTerminated() throws Exception {
    assertServes(Launched.jar("ironic-inspector", folder, config.write("")));
  }

  @Test
  void scriptServesUntilItIsTerminated() throws Exception {
    Path file = config.write("timout = 5");
    try (Launched program = Launched.script("ironic-inspector", folder, file)) {
      assertServes(program);
      assertThat(program.errors())
          .contains("[-] [DEFAULT] timout is no option of this service; did you mean timeout?");
    }
  }

  private void assertServes(Launched program) throws Exception {
    try (program) {
      assertThat(program.awaitReady()).isEqualTo(config.url("http"));
      assertThat(Client.plain().get(config.url("http") + "/v1")).isEqualTo(200);
      assertThatConnectionsAreKept();
      // What begins a connection of HTTP/2.
      assertThat(Client.firstInTheClear(URI.create(config.url("http")), PREFACE, 9))
          .isEqualTo("HTTP/1.1 ");
      assertThat(program.terminate()).isZero();
      assertThat(program.errors())
          .contains("[-] stopping\n")
          .endsWith("[-] stopped\n")
          .doesNotContain(" ERROR ");
      assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }
  }

  /** The server's own limit is 256 requests. */
  private void assertThatConnectionsAreKept() throws Exception {
    String ask = "GET / HTTP/1.1\r\nHost: h\r\n";
    String asked = (ask + "\r\n").repeat(299) + ask + "Connection: close\r\n\r\n";
    String answers = Client.inTheClear(URI.create(config.url("http")), asked);
    assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(301);
  }

  @Test
  void heapThatTheStartHasShrunkMayGrowUnderLoad() throws Exception {
    try (Launched program = Launched.script("ironic-inspector", folder, config.write(""))) {
      program.awaitReady();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(program.flags())
                      .contains("-XX:MinHeapFreeRatio=40", "-XX:MaxHeapFreeRatio=60"));
    }
  }

  // The Python service takes 16 KiB in one header and 64 KiB in all of them.
  @Test
  void longTokensAreTakenAndTheLongestOfAllRefused() throws Exception {
    try (Launched program = Launched.script("ironic-inspector", folder, config.write(""))) {
      String url = program.awaitReady() + "/v1";
      assertThat(Client.plain().getWithToken(16_384, url)).isEqualTo(200);
      assertThat(Client.plain().getWithToken(65_000, url)).isEqualTo(200);
      assertThat(Client.plain().getWithToken(65_536, url)).isEqualTo(400);
      assertThat(Client.plain().get(url)).isEqualTo(200);
    }
  }

  @Test
  void nobodyEverSeesTheServerWithoutItsApplication() throws Exception {
    List<Integer> statuses = new ArrayList<>();
    try (Launched program = Launched.script("ironic-inspector", folder, config.write(""))) {
      Thread asker = new Thread(() -> askUntilItEnds(program, statuses));
      asker.start();
      program.awaitReady();
      Client.plain().get(config.url("http") + "/v1");
      assertThat(program.terminate()).isZero();
      asker.join();
    }
    assertThat(statuses).isNotEmpty().containsOnly(200);
  }

  private void askUntilItEnds(Launched program, List<Integer> statuses) {
    try {
      while (program.isAlive()) {
        Client.plain().tryGet(config.url("http") + "/v1").ifPresent(statuses::add);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertRefused(Launched started, String named) throws Exception {
    try (Launched program = started) {
      assertThat(program.awaitExit()).isEqualTo(1);
      assertThat(program.errors()).hasLineCount(1).contains(named);
    }
  }
}
