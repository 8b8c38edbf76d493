package io.ironicinspector.persistence.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorDataSourceTest {
  @TempDir Path folder;

  @Test
  void defaultIsAnH2FileInTheStateDirectory() {
    assertThat(InspectorDataSource.configured(config(Map.of("inspector.state_dir", "/srv/x"))))
        .hasToString(
            "jdbc:h2:file:/srv/x/inspector;AUTO_SERVER=TRUE;DB_CLOSE_DELAY=-1;WRITE_DELAY=0");
    assertThat(InspectorDataSource.configured(config(Map.of())).jdbcUrl())
        .contains(Path.of("ironic-inspector-data/inspector").toAbsolutePath().toString());
  }

  @Test
  void configuredConnectionWins() {
    assertThat(
            InspectorDataSource.configured(
                config(Map.of("database.connection", "postgresql://u:p@h/db"))))
        .hasToString("jdbc:postgresql://h/db");
  }

  @Test
  void checkCreatesTheFolderAndOpensTheDatabase() throws SQLException {
    InspectorDataSource dataSource = h2(folder.resolve("new/inspector"));

    assertThatCode(dataSource::check).doesNotThrowAnyException();
    try (Connection connection = dataSource.getConnection()) {
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("H2");
      connection.createStatement().execute("SHUTDOWN");
    }
    assertThat(folder.resolve("new/inspector.mv.db")).exists();
  }

  @Test
  void folderThatCannotBeCreatedIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> h2(file.resolve("sub/inspector")).check())
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageStartingWith("[database] connection = jdbc:h2:file:" + file)
        .hasMessageContaining("the folder %s cannot be created", file.resolve("sub"));
  }

  @Test
  void databaseFileThatCannotBeWrittenIsNamed() throws IOException {
    // A directory in its place: root, who may run the tests, can write any file.
    Path file = Files.createDirectory(folder.resolve("inspector.mv.db"));

    assertThatThrownBy(() -> h2(folder.resolve("inspector")).check())
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining("the file %s cannot be written", file);
  }

  @Test
  void fileThatIsNoDatabaseIsNamed() throws IOException {
    Files.writeString(folder.resolve("inspector.mv.db"), "something else ".repeat(1000));

    assertThatThrownBy(() -> h2(folder.resolve("inspector")).check())
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageContaining(folder.resolve("inspector").toString());
  }

  @Test
  void serverThatIsNotThereIsNamedWithoutThePassword() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    for (String dialect : new String[] {"postgresql", "mysql+pymysql"}) {
      InspectorDataSource dataSource =
          new InspectorDataSource(
              DatabaseUrl.parse("%s://u:geheim@127.0.0.1:%d/db".formatted(dialect, free)));

      assertThatThrownBy(dataSource::check)
          .isInstanceOf(DatabaseUnavailableException.class)
          .message()
          .startsWith("[database] connection = jdbc:")
          .contains("127.0.0.1:" + free)
          .doesNotContain("geheim")
          .doesNotContain("\n");
    }
  }

  private static InspectorDataSource h2(Path database) {
    return new InspectorDataSource(
        DatabaseUrl.parse("jdbc:h2:file:" + database + ";AUTO_SERVER=TRUE"));
  }

  private static Config config(Map<String, String> values) {
    return ConfigProviderResolver.instance()
        .getBuilder()
        .withSources(new FixedSource(values))
        .build();
  }

  private record FixedSource(Map<String, String> values) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public String getValue(String key) {
      return values.get(key);
    }

    @Override
    public String getName() {
      return "fixed";
    }
  }
}
