package io.ironicinspector.micro.logging;

import io.ironicinspector.micro.StartFailure;
import io.ironicinspector.micro.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where log records go and which ones. */
public final class Logs {
  // Held, and there before the server reads the levels: otherwise loggers made earlier never get
  // theirs.
  private static final Logger OURS = Logger.getLogger("io.ironicinspector");

  private final boolean debug;
  private final Optional<Path> file;

  private Logs(boolean debug, Optional<Path> file) {
    this.debug = debug;
    this.file = file;
  }

  /** Reads {@code DEFAULT.debug}, {@code log_file} and {@code log_dir}. */
  public static Logs of(Settings settings, boolean debug) {
    Optional<Path> file = settings.find("DEFAULT.log_file").map(Path::of);
    Optional<Path> folder = settings.find("DEFAULT.log_dir").map(Path::of);
    return new Logs(
        debug || settings.isTrue("DEFAULT.debug"),
        file.map(name -> folder.map(parent -> parent.resolve(name)).orElse(name)));
  }

  /** Writes the levels to a file in {@code folder} that the server reads again when it starts. */
  public void configure(Path folder) {
    Properties levels = new Properties();
    levels.setProperty(".level", debug ? "INFO" : "WARNING");
    levels.setProperty(OURS.getName() + ".level", debug ? "FINE" : "INFO");
    // It names each expired certificate among the public authorities, at length.
    levels.setProperty("javax.enterprise.system.security.ssl.level", "SEVERE");
    Path properties = folder.resolve("logging.properties");
    try (var out = Files.newBufferedWriter(properties)) {
      levels.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + properties, e);
    }
    System.setProperty("java.util.logging.config.file", properties.toString());
  }

  /**
   * Puts our handler in the place of those that there are.
   *
   * @throws StartFailure if the log file cannot be written
   */
  public StartLog install() {
    StartLog log = new StartLog(target(), debug);
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(log);
    return log;
  }

  private Handler target() {
    Handler target = file.map(Logs::fileHandler).orElseGet(ConsoleHandler::new);
    target.setLevel(Level.ALL);
    target.setFormatter(new OsloFormatter());
    return target;
  }

  private static Handler fileHandler(Path path) {
    try {
      // A percent sign would start a pattern.
      return new FileHandler(path.toString().replace("%", "%%"), 0, 1, true);
    } catch (IOException e) {
      throw new StartFailure(
          "[DEFAULT] log_file = " + path + " cannot be written: " + e.getMessage(), e);
    }
  }
}
