package io.ironicinspector.micro.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.micro.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {
  @TempDir private Path folder;

  @Test
  void missingFolderIsMade() {
    check(
        Map.of(
            "database.connection", "jdbc:h2:file:" + folder + "/new/inspector;AUTO_SERVER=TRUE"));
    assertThat(folder.resolve("new")).isDirectory();
  }

  @Test
  void defaultIsInTheStateFolder() {
    check(Map.of("inspector.state_dir", folder.resolve("state").toString()));
    assertThat(folder.resolve("state")).isDirectory();
  }

  @Test
  void folderThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(
            () -> check(Map.of("database.connection", "jdbc:h2:file:" + file + "/inspector")))
        .isInstanceOf(StartFailure.class)
        .hasMessage("[database] connection: the folder %s cannot be written", file);
  }

  @Test
  void databaseThatIsNoFileIsRefused() throws IOException {
    Path database = Files.createDirectory(folder.resolve("inspector.mv.db"));
    assertThatThrownBy(
            () -> check(Map.of("database.connection", "jdbc:h2:file:" + folder + "/inspector")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(database.toString());
  }

  @Test
  void otherDatabasesAreLeftToTheApplication() {
    assertThatCode(() -> check(Map.of("database.connection", "postgresql://u:p@nowhere/db")))
        .doesNotThrowAnyException();
  }

  private static void check(Map<String, String> options) {
    DatabaseFile.check(Settings.read(List.of(), options));
  }
}
