package io.ironicinspector.micro.logging;

import io.ironicinspector.micro.StartFailure;
import io.ironicinspector.micro.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where log records go, which ones, and what they look like: oslo.log's options. */
public final class Logs {
  // Held, and there before the server reads the levels: otherwise loggers made earlier never get
  // theirs.
  private static final Logger OURS = Logger.getLogger("io.ironicinspector");
  private static final Map<String, String> LEVELS =
      Map.of(
          "CRITICAL", "SEVERE",
          "ERROR", "SEVERE",
          "WARN", "WARNING",
          "WARNING", "WARNING",
          "INFO", "INFO",
          "DEBUG", "FINE",
          "NOTSET", "ALL");

  private final Settings settings;
  private final boolean debug;

  private Logs(Settings settings) {
    this.settings = settings;
    this.debug = settings.isTrue("DEFAULT.debug");
  }

  /** Takes the options, which were checked. */
  public static Logs of(Settings settings) {
    return new Logs(settings);
  }

  /** Writes the levels to a file in {@code folder} that the server reads again when it starts. */
  public void configure(Path folder) {
    Properties levels = new Properties();
    levels.setProperty(".level", debug ? "INFO" : "WARNING");
    levels.setProperty(OURS.getName() + ".level", debug ? "FINE" : "INFO");
    // It names each expired certificate among the public authorities, at length.
    levels.setProperty("javax.enterprise.system.security.ssl.level", "SEVERE");
    levels().forEach((logger, level) -> levels.setProperty(logger + ".level", level));
    Path properties = folder.resolve("logging.properties");
    try (var out = Files.newBufferedWriter(properties)) {
      levels.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + properties, e);
    }
    System.setProperty("java.util.logging.config.file", properties.toString());
  }

  // By logger, in Java's words.
  private Map<String, String> levels() {
    Map<String, String> levels = new LinkedHashMap<>();
    for (String pair : settings.effective("DEFAULT.default_log_levels").orElse("").split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        levels.put(
            pair.substring(0, equals).strip(), LEVELS.get(pair.substring(equals + 1).strip()));
      }
    }
    return levels;
  }

  /**
   * Puts our handler in the place of those that there are.
   *
   * @throws StartFailure if the log file cannot be written
   */
  public StartLog install() {
    Set<String> named = levels().keySet();
    StartLog log =
        new StartLog(targets(), name -> !debug && named.stream().noneMatch(name::startsWith));
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(log);
    return log;
  }

  private List<Handler> targets() {
    Formatter formatter =
        settings.isTrue("DEFAULT.use_json")
            ? new JsonFormatter(settings)
            : new OsloFormatter(settings);
    List<Handler> targets = new ArrayList<>(file().stream().toList());
    if (targets.isEmpty() || settings.isTrue("DEFAULT.use_stderr")) {
      targets.add(new ConsoleHandler());
    }
    for (Handler target : targets) {
      target.setLevel(Level.ALL);
      target.setFormatter(formatter);
    }
    return targets;
  }

  private Optional<Handler> file() {
    Optional<Path> folder = settings.find("DEFAULT.log_dir").map(Path::of);
    return settings
        .find("DEFAULT.log_file")
        .map(Path::of)
        .map(name -> folder.map(parent -> parent.resolve(name)).orElse(name))
        .map(this::open);
  }

  private Handler open(Path file) {
    try {
      return new LogFile(file, settings.isTrue("DEFAULT.watch_log_file"));
    } catch (IOException e) {
      throw new StartFailure("[DEFAULT] log_file = " + file + " cannot be written: " + e, e);
    }
  }
}
