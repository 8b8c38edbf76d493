package io.ironicinspector.osloconfig;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Options in environment variables: {@code OS_ETCD__HOST} is {@code etcd.host}. Immutable,
 * thread-safe.
 */
public final class OsloEnvironment {
  private static final String PREFIX = "OS_";
  private static final String SEPARATOR = "__";

  private final Map<String, String> environment;

  /** Takes the variables by name. */
  public OsloEnvironment(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The variable for a key {@code section.option}. */
  public static String name(String key) {
    return (PREFIX + key.replaceFirst("\\.", SEPARATOR)).toUpperCase(Locale.ROOT);
  }

  /** The value for a key; may be empty text. */
  public Optional<String> value(String key) {
    return key.indexOf('.') < 1
        ? Optional.empty()
        : Optional.ofNullable(environment.get(name(key)));
  }

  /** The keys that there are variables for. */
  public Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    environment.keySet().forEach(variable -> key(variable).ifPresent(keys::add));
    return keys;
  }

  private static Optional<String> key(String variable) {
    int separator = variable.indexOf(SEPARATOR);
    if (!variable.startsWith(PREFIX)
        || separator <= PREFIX.length()
        || separator + SEPARATOR.length() == variable.length()) {
      return Optional.empty();
    }
    String section = variable.substring(PREFIX.length(), separator);
    String option = variable.substring(separator + SEPARATOR.length()).toLowerCase(Locale.ROOT);
    return Optional.of(
        (section.equals("DEFAULT") ? section : section.toLowerCase(Locale.ROOT)) + "." + option);
  }
}
