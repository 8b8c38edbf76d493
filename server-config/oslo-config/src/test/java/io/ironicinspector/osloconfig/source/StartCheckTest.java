package io.ironicinspector.osloconfig.source;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.osloconfig.OsloConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCheckTest {
  @TempDir Path folder;
  private List<Path> files;

  @BeforeEach
  void write() throws IOException {
    files =
        List.of(
            Files.writeString(
                folder.resolve("inspector.conf"), "[DEFAULT]\ntimeout = abc\napi_max_limit = 0\n"));
  }

  @AfterEach
  void forget() {
    System.clearProperty(StartCheck.CHECKED);
  }

  @Test
  void deploymentIsRefusedWithAllErrors() {
    assertThatThrownBy(() -> StartCheck.run(files))
        .isInstanceOf(OsloConfigException.class)
        .hasMessageContaining("[DEFAULT] timeout = abc")
        .hasMessageContaining("[DEFAULT] api_max_limit = 0");
  }

  @Test
  void whatTheLauncherCheckedIsNotCheckedAgain() {
    System.setProperty(StartCheck.CHECKED, "true");
    assertThatCode(() -> StartCheck.run(files)).doesNotThrowAnyException();
  }
}
