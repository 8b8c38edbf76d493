package io.ironicinspector.osloconfig.option;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds options by their keys. Immutable, thread-safe. */
public final class OptionRegistry {
  private final Map<String, OptionGroup> groups = new LinkedHashMap<>();
  private final Map<String, Option> options = new LinkedHashMap<>();
  private final Map<String, String> formerKeys = new LinkedHashMap<>();

  OptionRegistry(List<OptionGroup> declared) {
    for (OptionGroup group : declared) {
      if (groups.put(group.name(), group) != null) {
        throw new IllegalStateException("[" + group.name() + "] is declared twice");
      }
      options.putAll(group.byKey());
    }
    for (Option option : options.values()) {
      option.formerKeys().forEach(key -> formerKeys.put(key.replace('-', '_'), option.key()));
    }
  }

  /** In the order of the sample file. */
  public Collection<OptionGroup> groups() {
    return Collections.unmodifiableCollection(groups.values());
  }

  /** All of them, in the order of the sample file. */
  public Collection<Option> options() {
    return Collections.unmodifiableCollection(options.values());
  }

  /** The section of that name. */
  public Optional<OptionGroup> group(String section) {
    return Optional.ofNullable(groups.get(section));
  }

  /** The option of that key, which is not a former one. */
  public Optional<Option> find(String key) {
    return Optional.ofNullable(options.get(key));
  }

  /** The default of the option of that key. */
  public Optional<String> defaultOf(String key) {
    return find(key).flatMap(Option::defaultValue);
  }

  /**
   * The key by which an option is known now: former names replaced, and {@code log-file} is {@code
   * log_file}. A key that is not known stays as it is.
   */
  public String canonical(String key) {
    if (options.containsKey(key)) {
      return key;
    }
    String plain = key.replace('-', '_');
    return options.containsKey(plain) ? plain : formerKeys.getOrDefault(plain, key);
  }
}
