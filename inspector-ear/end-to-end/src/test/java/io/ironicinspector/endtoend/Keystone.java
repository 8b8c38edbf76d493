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
import java.util.concurrent.TimeUnit;

/** Debian's Keystone with the users of {@code keystone-run}. */
final class Keystone implements AutoCloseable {
  static final String SYSTEM = ", \"scope\": {\"system\": {\"all\": true}}";
  static final String NO_SCOPE = "";

  private static final Duration START = Duration.ofMinutes(10); // the first run fetches packages

  private final Process process;
  private final String endpoint;

  private Keystone(Process process, String endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  static Keystone start(Duration tokensLast) throws Exception {
    Path folder = Checkout.newFolder("keystone");
    Path said = folder.resolve("keystone.out");
    Process process =
        new ProcessBuilder(
                Checkout.peer("keystone-run").toString(),
                "--dir",
                folder.resolve("keystone").toString(),
                "--expiration",
                String.valueOf(tokensLast.toSeconds()))
            .redirectOutput(said.toFile())
            .redirectError(folder.resolve("keystone.err").toFile())
            .start();
    await()
        .atMost(START)
        .failFast("ended early, see " + folder, () -> !process.isAlive())
        .until(() -> Files.readString(said).contains("log="));
    String endpoint =
        Files.readString(said).lines().findFirst().orElseThrow().substring("endpoint=".length());
    return new Keystone(process, endpoint);
  }

  static String project(String name) {
    return ", \"scope\": {\"project\": {\"name\": \"%s\", \"domain\": {\"id\": \"default\"}}}"
        .formatted(name);
  }

  /** The lines that make a service of ours ask this Keystone. */
  String config(int cacheSeconds) {
    return """
    [keystone_authtoken]
    www_authenticate_uri = %s
    auth_url = %1$s
    auth_type = password
    username = inspector
    password = inspector
    user_domain_id = default
    project_name = service
    project_domain_id = default
    token_cache_time = %d
    """
        .formatted(endpoint, cacheSeconds);
  }

  String endpoint() {
    return endpoint;
  }

  /** A new token. Each user's password is its name. */
  String token(String user, String scope) throws Exception {
    String body =
        """
        {"auth": {"identity": {"methods": ["password"], "password": {"user":
          {"name": "%s", "password": "%1$s", "domain": {"id": "default"}}}}%s}}\
        """
            .formatted(user, scope);
    HttpResponse<String> answer =
        send(
            request()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer.headers().firstValue("X-Subject-Token").orElseThrow();
  }

  void revoke(String token) throws Exception {
    HttpResponse<String> answer =
        send(request().header("X-Auth-Token", token).header("X-Subject-Token", token).DELETE());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  /** Gives a user another password, which ends all of its tokens; the same one will do. */
  void setPassword(String user, String password) throws Exception {
    String token = token("admin", SYSTEM);
    HttpResponse<String> answer =
        send(
            request("/users/" + userId(user))
                .header("X-Auth-Token", token)
                .header("Content-Type", "application/json")
                .method(
                    "PATCH",
                    BodyPublishers.ofString(
                        "{\"user\": {\"password\": \"%s\"}}".formatted(password))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  String projectId(String name) throws Exception {
    HttpResponse<String> found =
        send(request("/projects?name=" + name).header("X-Auth-Token", token("admin", SYSTEM)));
    return Http.json(found.body()).getJsonArray("projects").getJsonObject(0).getString("id");
  }

  /**
   * Makes the trustor trust somebody with a role of its own.
   *
   * @return the trust's id
   */
  String trust(String trustor, String project, String role, String trustee) throws Exception {
    String body =
        """
        {"trust": {"trustor_user_id": "%s", "trustee_user_id": "%s", "project_id": "%s",
          "impersonation": false, "roles": [{"name": "%s"}]}}\
        """
            .formatted(userId(trustor), userId(trustee), projectId(project), role);
    HttpResponse<String> answer =
        send(
            request("/OS-TRUST/trusts")
                .header("X-Auth-Token", token(trustor, project(project)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Http.json(answer.body()).getJsonObject("trust").getString("id");
  }

  private String userId(String name) throws Exception {
    HttpResponse<String> found =
        send(request("/users?name=" + name).header("X-Auth-Token", token("admin", SYSTEM)).GET());
    return Http.json(found.body()).getJsonArray("users").getJsonObject(0).getString("id");
  }

  private HttpRequest.Builder request() {
    return request("/auth/tokens");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(endpoint + "/v3" + path))
        .timeout(Duration.ofSeconds(60));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    // Keystone's server closes a connection that waited, and the client repeats only a GET then.
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    assertThat(process.onExit().orTimeout(30, TimeUnit.SECONDS).join().isAlive()).isFalse();
  }
}
