package io.ironicinspector.conductor.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * An option that may stand in a file several times. One value has the plain key; several have
 * {@code key[0]}, {@code key[1]} and so on besides, and then the plain key is the last of them.
 */
record RepeatedOption(String key) {
  List<String> values(Config config) {
    ConfigValue plain = config.getConfigValue(key);
    ConfigValue first = config.getConfigValue(key + "[0]");
    if (plain.getValue() == null && first.getValue() == null) {
      return List.of();
    }
    // A stronger source, like the environment, can set one value only.
    if (first.getValue() == null
        || (plain.getValue() != null && plain.getSourceOrdinal() > first.getSourceOrdinal())) {
      return List.of(plain.getValue());
    }
    List<String> values = new ArrayList<>();
    Optional<String> next = Optional.of(first.getValue());
    while (next.isPresent()) {
      values.add(next.get());
      next = config.getOptionalValue(key + "[" + values.size() + "]", String.class);
    }
    return List.copyOf(values);
  }
}
