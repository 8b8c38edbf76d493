package io.ironicinspector.micro.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.micro.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final String KEY = "DEFAULT.listen_port";

  @Test
  void systemPropertyIsStrongerThanEnvironmentAndFile() {
    Properties system = new Properties();
    system.setProperty(KEY, "1");
    Map<String, String> environment = Map.of("OS_DEFAULT__LISTEN_PORT", "2");
    assertThat(new Settings(system, environment, Map.of(KEY, "3")).find(KEY)).contains("1");
    assertThat(new Settings(new Properties(), environment, Map.of(KEY, "3")).find(KEY))
        .contains("2");
    assertThat(new Settings(new Properties(), Map.of(), Map.of(KEY, "3")).find(KEY)).contains("3");
  }

  @Test
  void osloEnvironmentIsStrongerThanMicroProfiles() {
    Map<String, String> both = Map.of("DEFAULT_LISTEN_PORT", "1", "OS_DEFAULT__LISTEN_PORT", "2");
    assertThat(new Settings(new Properties(), both, Map.of()).find(KEY)).contains("2");
  }

  @Test
  void emptyValueCountsAsNotSet() {
    assertThat(new Settings(new Properties(), Map.of(), Map.of(KEY, " ")).find(KEY)).isEmpty();
  }

  @Test
  void missingFileIsRefusedByName(@TempDir Path folder) {
    Path file = folder.resolve("missing.conf");
    assertThatThrownBy(() -> Settings.read(List.of(file)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void programsOwnDefaultFileComesLast(@TempDir Path home) throws Exception {
    Path project = Files.createFile(home.resolve("ironic-inspector.conf"));
    Path own = Files.createFile(home.resolve("ironic-inspector-api.conf"));
    assertThat(DefaultFiles.find("ironic-inspector-api", home)).containsExactly(project, own);
  }
}
