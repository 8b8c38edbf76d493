package io.ironicinspector.micro.settings;

import io.ironicinspector.micro.StartFailure;
import io.ironicinspector.osloconfig.OsloConfigException;
import io.ironicinspector.osloconfig.OsloConfigFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** Options as the application will see them: system properties, environment, files. Immutable. */
public final class Settings {
  private static final Set<String> TRUE = Set.of("true", "1", "t", "on", "y", "yes");

  private final Properties system;
  private final Map<String, String> environment;
  private final Map<String, String> files;

  Settings(Properties system, Map<String, String> environment, Map<String, String> files) {
    this.system = system;
    this.environment = Map.copyOf(environment);
    this.files = Map.copyOf(files);
  }

  /**
   * Reads the files.
   *
   * @throws StartFailure if one cannot be read or understood
   */
  public static Settings read(List<Path> paths) {
    try {
      return new Settings(System.getProperties(), System.getenv(), OsloConfigFiles.read(paths));
    } catch (OsloConfigException e) {
      throw new StartFailure(e.getMessage(), e);
    }
  }

  /** The value in force; an empty one counts as not set. */
  public Optional<String> find(String key) {
    return Stream.of(
            Optional.ofNullable(system.getProperty(key)),
            environment("OS_" + key.replaceFirst("\\.", "__").toUpperCase(Locale.ROOT)),
            environment(key.replace('.', '_')),
            environment(key.replace('.', '_').toUpperCase(Locale.ROOT)),
            Optional.ofNullable(files.get(key)))
        .flatMap(Optional::stream)
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** Whether the option is switched on. */
  public boolean isTrue(String key) {
    return find(key).map(value -> TRUE.contains(value.toLowerCase(Locale.ROOT))).orElse(false);
  }

  private Optional<String> environment(String name) {
    return Optional.ofNullable(environment.get(name));
  }
}
