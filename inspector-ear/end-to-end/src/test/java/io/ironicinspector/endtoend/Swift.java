package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Debian's Swift, in the catalog of a {@link Keystone}, with the one account of its inspector. */
final class Swift implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(10); // the first run fetches packages
  private static final String CONTAINER = "/ironic-inspector";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Keystone keystone;
  private final Process process;
  private final Properties said;

  private Swift(Keystone keystone, Process process, Properties said) {
    this.keystone = keystone;
    this.process = process;
    this.said = said;
  }

  static Swift start(Keystone keystone) throws Exception {
    Path folder = Checkout.newFolder("swift");
    Path out = folder.resolve("swift.out");
    Process process =
        new ProcessBuilder(
                Checkout.peer("swift-run").toString(),
                "--dir",
                folder.resolve("swift").toString(),
                "--keystone",
                keystone.endpoint())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("swift.err").toFile())
            .start();
    await()
        .atMost(START)
        .failFast("ended early, see " + folder, () -> !process.isAlive())
        .until(() -> Files.readString(out).contains("log="));
    Properties said = new Properties();
    try (var in = Files.newInputStream(out)) {
      said.load(in);
    }
    return new Swift(keystone, process, said);
  }

  /** The lines that make a service of ours keep its data here. */
  String config(Duration timeout) {
    return """
    [swift]
    auth_url = %s
    username = inspector
    password = inspector
    user_domain_id = default
    project_name = service
    project_domain_id = default
    region_name = RegionOne
    delete_after = 86400
    timeout = %d
    """
        .formatted(keystone.endpoint(), timeout.toSeconds());
  }

  /** The names in the container. */
  List<String> objects() throws Exception {
    return send("GET", CONTAINER, token()).body().lines().toList();
  }

  /** What Swift says of an object, and its content. */
  HttpResponse<String> object(String name) throws Exception {
    return send("GET", CONTAINER + "/" + name, token());
  }

  void delete(String name) throws Exception {
    assertThat(send("DELETE", CONTAINER + "/" + name, token()).statusCode()).isEqualTo(204);
  }

  /** Whether a token of the inspector's is still good here. */
  boolean accepts(String token) throws Exception {
    int status = send("GET", CONTAINER, token).statusCode();
    assertThat(status).isIn(200, 401);
    return status == 200;
  }

  String token() throws Exception {
    return keystone.token("inspector", Keystone.project("service"));
  }

  private HttpResponse<String> send(String method, String path, String token) throws Exception {
    String account = said.getProperty("endpoint") + "/v1/AUTH_" + keystone.projectId("service");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(account + path))
            .timeout(Duration.ofSeconds(60))
            .header("X-Auth-Token", token)
            .method(method, BodyPublishers.noBody())
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** SIGSTOP: connections are made and nothing is answered. */
  void freeze() throws Exception {
    signal("-STOP");
  }

  void thaw() throws Exception {
    signal("-CONT");
  }

  private void signal(String signal) throws Exception {
    Program.Result result =
        Program.run(Duration.ofSeconds(30), List.of("kill", signal, said.getProperty("proxy_pid")));
    assertThat(result.exit()).as(result.err()).isZero();
  }

  @Override
  public void close() {
    process.destroy();
    assertThat(process.onExit().orTimeout(30, TimeUnit.SECONDS).join().isAlive()).isFalse();
  }
}
