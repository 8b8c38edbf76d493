package io.ironicinspector.persistence.datasource;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What is special about URLs of H2. */
final class H2Url {
  private static final String FILE = "jdbc:h2:file:";

  private H2Url() {}

  /** The embedded default: shared by the processes of one machine. */
  static String embedded(String stateDir) {
    return FILE + Path.of(stateDir).resolve("inspector") + ";AUTO_SERVER=TRUE";
  }

  /**
   * Makes a relative path absolute, which H2 asks for, and adds what H2 does not do by itself: stay
   * open while a pool has no connection, and write each commit to the file at once instead of
   * within half a second, so that a killed process takes nothing with it that was committed.
   */
  static String complete(String url) {
    String absolute =
        filePath(url).map(file -> FILE + file + url.substring(settingsAt(url))).orElse(url);
    return with(with(absolute, "DB_CLOSE_DELAY=", "-1"), "WRITE_DELAY=", "0");
  }

  private static String with(String url, String setting, String value) {
    return url.toUpperCase(Locale.ROOT).contains(setting) ? url : url + ";" + setting + value;
  }

  /** Where the database is, if it is a file. */
  static Optional<Path> filePath(String url) {
    if (!url.startsWith(FILE)) {
      return Optional.empty();
    }
    String path = url.substring(FILE.length(), settingsAt(url));
    return Optional.of(
        path.startsWith("~/")
            ? Path.of(System.getProperty("user.home"), path.substring(2))
            : Path.of(path).toAbsolutePath().normalize());
  }

  private static int settingsAt(String url) {
    int at = url.indexOf(';');
    return at < 0 ? url.length() : at;
  }
}
