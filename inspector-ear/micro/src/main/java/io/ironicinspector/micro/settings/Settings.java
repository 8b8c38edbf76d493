package io.ironicinspector.micro.settings;

import io.ironicinspector.micro.StartFailure;
import io.ironicinspector.osloconfig.OsloConfigException;
import io.ironicinspector.osloconfig.check.Configured;
import io.ironicinspector.osloconfig.check.Setting;
import io.ironicinspector.osloconfig.check.Surroundings;
import io.ironicinspector.osloconfig.option.InspectorOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options as the application will see them. Immutable but for the system properties. */
public final class Settings {
  private static final Set<String> TRUE = Set.of("true", "1", "t", "on", "y", "yes");

  private final Configured configured;

  Settings(Configured configured) {
    this.configured = configured;
  }

  /**
   * Reads the files.
   *
   * @param commandLine values by key, stronger than all others
   * @throws StartFailure if one cannot be read or understood
   */
  public static Settings read(List<Path> paths, Map<String, String> commandLine) {
    try {
      return new Settings(
          Configured.load(InspectorOptions.registry(), paths, Surroundings.ofProcess(commandLine)));
    } catch (OsloConfigException e) {
      throw new StartFailure(e.getMessage(), e);
    }
  }

  /** What somebody set; an empty value counts as not set. */
  public Optional<String> find(String key) {
    return configured.find(key).map(Setting::value);
  }

  /** The value in force: what somebody set, or the default; empty if there is neither. */
  public Optional<String> effective(String key) {
    return InspectorOptions.registry().find(key).flatMap(configured::effective).map(Setting::value);
  }

  /** The value in force of an option that has a default. */
  public String text(String key) {
    return effective(key)
        .orElseThrow(() -> new IllegalArgumentException(key + " is no option with a default"));
  }

  /** Whether the option is switched on. */
  public boolean isTrue(String key) {
    return effective(key).map(value -> TRUE.contains(value.toLowerCase(Locale.ROOT))).orElse(false);
  }

  /** All of them, for checks and listings. */
  public Configured configured() {
    return configured;
  }
}
