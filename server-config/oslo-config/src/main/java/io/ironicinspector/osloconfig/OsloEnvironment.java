package io.ironicinspector.osloconfig;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options in environment variables: {@code OS_ETCD__HOST} is {@code etcd.host}. */
final class OsloEnvironment {
  private static final String PREFIX = "OS_";
  private static final String SEPARATOR = "__";

  private final Map<String, String> environment;

  OsloEnvironment(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Optional<String> value(String key) {
    int dot = key.indexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    String variable = PREFIX + key.substring(0, dot) + SEPARATOR + key.substring(dot + 1);
    return Optional.ofNullable(environment.get(variable.toUpperCase(Locale.ROOT)));
  }

  Set<String> keys() {
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
