package io.ironicinspector.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log lines of the running service, which the launcher prints and the application writes. */
class LoggingIT {
  // The container's own, in the thread of the request: each call of a bean is a line.
  private static final String EJB = "default_log_levels = jakarta.enterprise.ejb.container=DEBUG";

  @TempDir private Path folder;
  private TestConfig config;

  @BeforeEach
  void configure() throws Exception {
    config = new TestConfig(folder);
  }

  @Test
  void lineOfARequestHasTheIdOfItsAnswer() throws Exception {
    assertLinesNameTheirRequest(Launched.script("ironic-inspector", folder, config.write(EJB)));
  }

  @Test
  void sameInTheUberJarThatIsNotUnpacked() throws Exception {
    assertLinesNameTheirRequest(Launched.jar("ironic-inspector", folder, config.write(EJB)));
  }

  private void assertLinesNameTheirRequest(Launched started) throws Exception {
    try (Launched program = started) {
      program.awaitReady();
      // An EJB reads the rules, and its lines are asked for.
      HttpResponse<String> answer = Client.plain().send("GET", config.url("http") + "/v1/rules");
      assertThat(answer.statusCode()).isEqualTo(200);
      String id = answer.headers().firstValue("X-Openstack-Request-Id").orElseThrow();
      assertThat(program.errors())
          .contains(" DEBUG jakarta.enterprise.ejb.container [None " + id + " - - - - - -] ");
    }
  }

  @Test
  void linesAreJsonInAFileIfAskedFor() throws Exception {
    Path log = folder.resolve("inspector.log");
    Path file = config.write("use_json = true\nuse_stderr = true\nlog_file = " + log);
    try (Launched program = Launched.script("ironic-inspector", folder, file)) {
      assertThat(program.awaitReady()).isEqualTo(config.url("http"));
      assertThat(program.terminate()).isZero();
      assertThat(Files.readAllLines(log))
          .hasSizeGreaterThan(3)
          .allMatch(line -> line.startsWith("{\"message\": \"") && line.endsWith("}"))
          .last()
          .asString()
          .startsWith("{\"message\": \"stopped\"");
      assertThat(program.errors()).isEqualTo(Files.readString(log));
    }
  }
}
