package io.ironicinspector.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts the uber-jars that were built, by their scripts and by {@code java -jar}. */
class LauncherIT {
  @TempDir private Path folder;
  private int port;

  @BeforeEach
  void findPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ironic-inspector, json-rpc, role all",
    "ironic-inspector-api, fake, role api",
    "ironic-inspector-conductor, fake, role conductor"
  })
  void wrongTransportIsRefusedInOneLine(String program, String transport, String named)
      throws Exception {
    Path config = config("rpc_transport = " + transport, database());
    assertRefused(Launched.script(program, folder, config), program + ": " + named);
  }

  @Test
  void missingConfigFileIsRefusedInOneLine() throws Exception {
    Path config = folder.resolve("missing.conf");
    assertRefused(Launched.script("ironic-inspector", folder, config), config.toString());
  }

  @Test
  void malformedConfigFileIsRefusedInOneLine() throws Exception {
    Path config = Files.writeString(folder.resolve("bad.conf"), "[DEFAULT\nlisten_port = 1\n");
    assertRefused(Launched.script("ironic-inspector", folder, config), config + ":1");
  }

  @Test
  void portInUseIsRefusedInOneLine() throws Exception {
    Path config = config("", database());
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertRefused(
          Launched.script("ironic-inspector", folder, config), "127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void databaseThatCannotBeWrittenIsRefusedInOneLine() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Path config = config("", "jdbc:h2:file:" + file + "/inspector");
    assertRefused(Launched.script("ironic-inspector", folder, config), "[database] connection");
  }

  @Test
  void whatTheApplicationRefusesEndsInOneLineToo() throws Exception {
    Path config = config("", database() + "\n[ironic]\nauth_type = password");
    try (Launched program = Launched.script("ironic-inspector", folder, config)) {
      assertThat(program.awaitExit()).isEqualTo(1);
      assertThat(program.errors().lines().filter(line -> !line.contains(" INFO ")))
          .singleElement()
          .asString()
          .startsWith("ironic-inspector: [ironic] auth_type");
    }
  }

  @Test
  void plainJarServesUntilItIsTerminated() throws Exception {
    assertServes(Launched.jar("ironic-inspector", folder, config("", database())));
  }

  @Test
  void scriptServesUntilItIsTerminated() throws Exception {
    assertServes(Launched.script("ironic-inspector", folder, config("", database())));
  }

  private void assertServes(Launched program) throws Exception {
    try (program) {
      String url = "http://127.0.0.1:" + port;
      assertThat(program.awaitReady()).isEqualTo(url);
      assertThat(get(url + "/v1")).isEqualTo(200);
      assertThat(program.terminate()).isZero();
      assertThat(program.errors())
          .contains("[-] stopping\n")
          .endsWith("[-] stopped\n")
          .doesNotContain(" ERROR ");
      assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }
  }

  private static void assertRefused(Launched started, String named) throws Exception {
    try (Launched program = started) {
      assertThat(program.awaitExit()).isEqualTo(1);
      assertThat(program.errors()).hasLineCount(1).contains(named);
    }
  }

  private static int get(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private String database() {
    return "jdbc:h2:file:" + folder.resolve("state/inspector");
  }

  private Path config(String defaults, String connection) throws IOException {
    return Files.writeString(
        folder.resolve("inspector.conf"),
        """
        [DEFAULT]
        listen_address = 127.0.0.1
        listen_port = %d
        %s
        [pxe_filter]
        driver = noop
        [ironic]
        endpoint_override = http://127.0.0.1:1
        auth_type = none
        [database]
        connection = %s
        """
            .formatted(port, defaults, connection));
  }
}
