package io.ironicinspector.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scripts answer without starting a server. */
class ConfigCommandIT {
  @TempDir private Path folder;
  private TestConfig config;

  @BeforeEach
  void configure() throws Exception {
    config = new TestConfig(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "ironic-inspector, fake",
    "ironic-inspector-api, json-rpc",
    "ironic-inspector-conductor, json-rpc"
  })
  void goodConfigurationIsSaidToBeGood(String program, String transport) throws Exception {
    Path file = config.write("rpc_transport = " + transport);
    try (Launched check = Launched.script(program, folder, file, "config", "check")) {
      assertThat(check.awaitExit()).isZero();
      assertThat(check.output()).isEqualTo("0 errors, 0 warnings in " + file + "\n");
      assertThat(check.errors()).isEmpty();
    }
  }

  @Test
  void everythingThatIsWrongIsListed() throws Exception {
    Path file = config.write("timeout = abc\nrpc_transport = json-rpc\ntimout = 5\nuse_ssl = true");
    try (Launched check = Launched.script("ironic-inspector", folder, file, "config", "check")) {
      assertThat(check.awaitExit()).isEqualTo(1);
      assertThat(check.output().lines())
          .hasSize(6)
          .anyMatch(line -> line.startsWith("error: [DEFAULT] timeout = abc"))
          .anyMatch(line -> line.startsWith("error: role all"))
          .anyMatch(line -> line.startsWith("error: [DEFAULT] use_ssl = true needs [ssl] cert"))
          .anyMatch(line -> line.startsWith("warning: [DEFAULT] timout"))
          .endsWith("4 errors, 1 warnings in " + file);
    }
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void valuesAreShownWithTheirSourceAndWithoutSecrets() throws Exception {
    Path file = config.write("", "[ironic]\npassword = geheim");
    try (Launched show =
        Launched.script("ironic-inspector", folder, file, "config", "show", "--use-json")) {
      assertThat(show.awaitExit()).isZero();
      assertThat(show.output())
          .contains("\nlisten_address = 127.0.0.1  <- " + file + ":2\n")
          .contains("\ntimeout = 3600  <- default\n")
          .contains("\nuse_json = true  <- command line\n")
          .contains("\npassword = ****  <- " + file)
          .doesNotContain("geheim");
    }
  }

  @Test
  void answerDoesNotWaitForAServer() throws Exception {
    Path file = config.write("");
    Instant start = Instant.now();
    try (Launched help = Launched.script("ironic-inspector-api", folder, file, "--help")) {
      assertThat(help.awaitExit()).isZero();
      assertThat(help.output())
          .startsWith("Usage: ironic-inspector-api [COMMAND] [OPTION...]\n")
          .contains("config check")
          .contains("--config-file FILE");
    }
    // A server takes longer on any machine; unpacking is done once for all tests.
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void copiesOfFormerBuildsAreRemovedUnlessTheyAreInUse() throws Exception {
    Path unused = oldCopy("0123456789abcde0");
    Path used = oldCopy("0123456789abcde1");
    // Java's own locks are of another kind.
    Process user =
        new ProcessBuilder("flock", "-s", used.resolve("launch.jar").toString(), "sleep", "120")
            .start();
    try {
      await()
          .untilAsserted(
              () -> {
                run("--version");
                assertThat(unused).doesNotExist();
              });
      assertThat(used).isDirectory();
    } finally {
      user.descendants().forEach(ProcessHandle::destroy);
      user.destroy();
      assertThat(user.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    await()
        .untilAsserted(
            () -> {
              run("--version");
              assertThat(used).doesNotExist();
            });
  }

  private static Path oldCopy(String name) throws Exception {
    Path copy = Files.createDirectories(Launched.cache().resolve(name));
    Files.writeString(copy.resolve("launch.jar"), "old");
    return copy;
  }

  private void run(String argument) throws Exception {
    try (Launched program =
        Launched.script("ironic-inspector", folder, config.write(""), argument)) {
      assertThat(program.awaitExit()).isZero();
    }
  }
}
