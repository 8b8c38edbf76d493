package io.ironicinspector.micro.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.micro.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final String KEY = "DEFAULT.listen_port";
  @TempDir Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(KEY);
  }

  @Test
  void commandLineIsStrongerThanSystemPropertyAndThatThanTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("a.conf"), "[DEFAULT]\nlisten_port = 3\n");
    assertThat(Settings.read(List.of(file), Map.of()).find(KEY)).contains("3");
    System.setProperty(KEY, "2");
    assertThat(Settings.read(List.of(file), Map.of()).find(KEY)).contains("2");
    assertThat(Settings.read(List.of(file), Map.of(KEY, "1")).find(KEY)).contains("1");
  }

  @Test
  void emptyValueCountsAsNotSet() {
    System.setProperty(KEY, " ");
    Settings settings = Settings.read(List.of(), Map.of());
    assertThat(settings.find(KEY)).isEmpty();
    assertThat(settings.text(KEY)).isEqualTo("5050");
  }

  @Test
  void optionWithoutDefaultIsNoText() {
    Settings settings = Settings.read(List.of(), Map.of());
    assertThat(settings.effective("DEFAULT.host")).isEmpty();
    assertThatThrownBy(() -> settings.text("DEFAULT.host"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void missingFileIsRefusedByName() {
    Path file = folder.resolve("missing.conf");
    assertThatThrownBy(() -> Settings.read(List.of(file), Map.of()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void programsOwnDefaultFileComesLast() throws Exception {
    Path project = Files.createFile(folder.resolve("ironic-inspector.conf"));
    Path own = Files.createFile(folder.resolve("ironic-inspector-api.conf"));
    assertThat(DefaultFiles.find("ironic-inspector-api", folder)).containsExactly(project, own);
  }
}
