package io.ironicinspector.micro;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.domain.Role;
import io.ironicinspector.micro.settings.Settings;
import io.ironicinspector.osloconfig.check.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCheckTest {
  @Test
  void allErrorsAreFoundAtOnce() {
    assertThat(
            messages(
                Role.ALL,
                Map.of(
                    "DEFAULT.timeout", "abc",
                    "DEFAULT.rpc_transport", "json-rpc",
                    "DEFAULT.listen_unix_socket", "/run/a",
                    "DEFAULT.use_ssl", "true",
                    "ssl.cert_file", "/nowhere",
                    "ssl.key_file", "/nowhere")))
        .satisfiesExactly(
            message -> assertThat(message).startsWith("[DEFAULT] timeout = abc: allowed is"),
            message -> assertThat(message).contains("role all"),
            message -> assertThat(message).startsWith("[DEFAULT] listen_unix_socket"),
            message ->
                assertThat(message).isEqualTo("[ssl] cert_file = /nowhere: there is no such file"));
  }

  @Test
  void badValueIsNotComplainedAboutTwice() {
    assertThat(messages(Role.API, Map.of("DEFAULT.rpc_transport", "pigeon")))
        .singleElement()
        .asString()
        .startsWith("[DEFAULT] rpc_transport = pigeon: allowed is one of fake, json-rpc");
    assertThat(messages(Role.ALL, Map.of("DEFAULT.listen_port", "http")))
        .singleElement()
        .asString()
        .startsWith("[DEFAULT] listen_port = http");
  }

  @Test
  void warningsDoNotKeepTheServiceFromStarting(@TempDir Path folder) {
    Settings settings = Settings.read(List.of(folder), Map.of("DEFAULT.use_syslog", "true"));
    assertThat(StartCheck.run(Role.ALL, settings)).hasSize(1).noneMatch(Finding::isError);
    ConfigCommand.Verdict verdict = ConfigCommand.check(Role.ALL, List.of(folder), settings);
    assertThat(verdict.good()).isTrue();
    assertThat(verdict.text())
        .startsWith("warning: [DEFAULT] use_syslog = true has no effect")
        .endsWith("\n0 errors, 1 warnings in " + folder);
  }

  @Test
  void errorsMakeTheVerdictBad() {
    Settings settings = Settings.read(List.of(), Map.of("DEFAULT.timeout", "abc"));
    ConfigCommand.Verdict verdict = ConfigCommand.check(Role.ALL, List.of(), settings);
    assertThat(verdict.good()).isFalse();
    assertThat(verdict.text())
        .startsWith("error: [DEFAULT] timeout = abc")
        .endsWith("\n1 errors, 0 warnings in no file");
  }

  private static List<String> messages(Role role, Map<String, String> options) {
    return StartCheck.run(role, Settings.read(List.of(), options)).stream()
        .filter(Finding::isError)
        .map(Finding::message)
        .toList();
  }
}
