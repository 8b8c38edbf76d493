package io.ironicinspector.micro.settings;

import io.ironicinspector.micro.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The embedded database's file. Other databases, and what else is wrong with this one, are found by
 * the application; but H2 prints a page of text for a file that it cannot write.
 */
public final class DatabaseFile {
  private static final Pattern URL = Pattern.compile("jdbc:h2:file:(~/)?([^;]+).*");

  private DatabaseFile() {}

  /**
   * Makes the folder and looks at the file.
   *
   * @throws StartFailure naming option, file and reason
   */
  public static void check(Settings settings) {
    Matcher url = URL.matcher(settings.find("database.connection").orElse(""));
    if (url.matches()) {
      Path home = Path.of(url.group(1) == null ? "" : System.getProperty("user.home"));
      check(home.resolve(url.group(2)).toAbsolutePath().normalize());
    } else if (settings.find("database.connection").isEmpty()) {
      String folder = settings.text("inspector.state_dir");
      check(Path.of(folder).toAbsolutePath().resolve("inspector"));
    }
  }

  private static void check(Path database) {
    Path file = database.resolveSibling(database.getFileName() + ".mv.db");
    try {
      Files.createDirectories(database.getParent());
    } catch (IOException e) {
      throw refused("folder", database.getParent(), e);
    }
    if (!Files.isWritable(database.getParent())) {
      throw refused("folder", database.getParent(), null);
    }
    if (Files.exists(file) && !(Files.isWritable(file) && Files.isRegularFile(file))) {
      throw refused("file", file, null);
    }
  }

  private static StartFailure refused(String kind, Path path, Throwable cause) {
    return new StartFailure(
        "[database] connection: the %s %s cannot be written".formatted(kind, path), cause);
  }
}
