package io.ironicinspector.osloconfig.check;

import io.ironicinspector.osloconfig.OsloEnvironment;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where values come from besides files; stronger than these. Immutable but for the system
 * properties, thread-safe.
 */
public final class Surroundings {
  private final Map<String, String> commandLine;
  private final Properties system;
  private final Map<String, String> environment;
  private final OsloEnvironment oslo;

  /**
   * Takes them, strongest first.
   *
   * @param commandLine values by key
   * @param system properties by key
   * @param environment variables by name
   */
  public Surroundings(
      Map<String, String> commandLine, Properties system, Map<String, String> environment) {
    this.commandLine = Map.copyOf(commandLine);
    this.system = system;
    this.environment = Map.copyOf(environment);
    this.oslo = new OsloEnvironment(environment);
  }

  /** Those of this process. */
  public static Surroundings ofProcess(Map<String, String> commandLine) {
    return new Surroundings(commandLine, System.getProperties(), System.getenv());
  }

  Optional<Setting> find(String key) {
    return Stream.<Function<String, Optional<Setting>>>of(
            this::onCommandLine, this::inProperties, this::inOsloEnvironment, this::inEnvironment)
        .map(source -> source.apply(key))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Setting> onCommandLine(String key) {
    return setting(commandLine.get(key), "command line");
  }

  private Optional<Setting> inProperties(String key) {
    return setting(system.getProperty(key), "system property " + key);
  }

  private Optional<Setting> inOsloEnvironment(String key) {
    return oslo.value(key).flatMap(value -> setting(value, variable(OsloEnvironment.name(key))));
  }

  // MicroProfile's own names, but for SSL_CERT_FILE: that is OpenSSL's, with another meaning, and
  // widely set. Only the launcher reads that section.
  private Optional<Setting> inEnvironment(String key) {
    if (key.startsWith("ssl.")) {
      return Optional.empty();
    }
    String plain = key.replaceAll("[^A-Za-z0-9]", "_");
    return Stream.of(plain, plain.toUpperCase(Locale.ROOT))
        .map(name -> setting(environment.get(name), variable(name)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String variable(String name) {
    return "environment variable " + name;
  }

  private static Optional<Setting> setting(String value, String origin) {
    return Optional.ofNullable(value)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> new Setting(text, origin));
  }

  /** Keys that somebody named in the environment by oslo.config's rule. */
  Set<String> environmentKeys() {
    return oslo.keys();
  }
}
