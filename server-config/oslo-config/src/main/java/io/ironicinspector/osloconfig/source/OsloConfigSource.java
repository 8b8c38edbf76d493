package io.ironicinspector.osloconfig.source;

import io.ironicinspector.osloconfig.OsloConfigException;
import io.ironicinspector.osloconfig.OsloConfigFiles;
import io.ironicinspector.osloconfig.OsloEnvironment;
import io.ironicinspector.osloconfig.option.InspectorOptions;
import io.ironicinspector.osloconfig.option.OptionRegistry;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The files of {@code --config-file} and {@code --config-dir}, which the launcher passes on in the
 * system property {@value #FILES}. Read once. Thread-safe.
 *
 * <p>Keys are {@code section.option}; values that an option collects are also there one by one as
 * {@code section.option[0]} and so on. Former names of options stand for the present ones. An empty
 * value counts as not set. Lists stay text, with the line ends after their commas removed.
 */
public final class OsloConfigSource implements ConfigSource {
  /** System property: files and directories, separated like a class path; later ones win. */
  public static final String FILES = "inspector.config.files";

  private static final int ORDINAL = 250;

  private final List<Path> paths;
  private final Map<String, String> values;

  /**
   * For the service loader.
   *
   * @throws OsloConfigException a file cannot be read or understood, or a value is not allowed
   */
  public OsloConfigSource() {
    this(paths(System.getProperty(FILES, "")), System.getenv());
    StartCheck.run(paths);
  }

  OsloConfigSource(List<Path> paths, Map<String, String> environment) {
    this.paths = List.copyOf(paths);
    this.values = Collections.unmodifiableMap(values(paths, new OsloEnvironment(environment)));
  }

  private static List<Path> paths(String text) {
    return Arrays.stream(text.split(File.pathSeparator, -1))
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .toList();
  }

  private static Map<String, String> values(List<Path> paths, OsloEnvironment environment) {
    OptionRegistry options = InspectorOptions.registry();
    OsloConfigFiles files =
        OsloConfigFiles.load(paths, options::canonical, environment::value, options::defaultOf);
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : files.values().keySet()) {
      List<String> all = files.all(key);
      put(values, key, all.get(all.size() - 1));
      for (int i = 0; i < all.size() && all.size() > 1; i++) {
        put(values, key + "[" + i + "]", all.get(i));
      }
    }
    return values;
  }

  private static void put(Map<String, String> values, String key, String value) {
    if (!value.isEmpty()) {
      values.put(key, value.replace(",\n", ","));
    }
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public Map<String, String> getProperties() {
    return values;
  }

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
    return "configuration files " + paths;
  }
}
