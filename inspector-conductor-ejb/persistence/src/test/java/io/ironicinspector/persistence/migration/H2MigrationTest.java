package io.ironicinspector.persistence.migration;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The migration on a new H2 file. */
class H2MigrationTest extends MigrationContract {
  @TempDir Path folder;

  @AfterEach
  void shutDown() throws SQLException {
    execute("SHUTDOWN");
  }

  @Override
  String newDatabase() {
    return "jdbc:h2:file:" + folder.resolve("inspector") + ";AUTO_SERVER=TRUE";
  }

  @Override
  String vendor() {
    return "h2";
  }
}
