package io.ironicinspector.conductor.configuration;

import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Some settings as the container's own look-up gives them. A key that ends in "!" comes from a
 * stronger source than the others.
 */
record SettingsConfig(Map<String, String> settings) implements Config {
  private static final int FILE = 250;
  private static final int ENVIRONMENT = 300;

  @Override
  public ConfigValue getConfigValue(String key) {
    String strong = settings.get(key + "!");
    return new Found(
        key, strong == null ? settings.get(key) : strong, strong == null ? FILE : ENVIRONMENT);
  }

  @Override
  public <T> Optional<T> getOptionalValue(String key, Class<T> type) {
    return Optional.ofNullable(getConfigValue(key).getValue()).map(type::cast);
  }

  @Override
  public <T> T getValue(String key, Class<T> type) {
    return getOptionalValue(key, type).orElseThrow();
  }

  @Override
  public Iterable<String> getPropertyNames() {
    return settings.keySet();
  }

  @Override
  public Iterable<ConfigSource> getConfigSources() {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> Optional<Converter<T>> getConverter(Class<T> type) {
    return Optional.empty();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw new IllegalArgumentException(type.getName());
  }

  private record Found(String getName, String getValue, int getSourceOrdinal)
      implements ConfigValue {
    @Override
    public String getRawValue() {
      return getValue;
    }

    @Override
    public String getSourceName() {
      return "test";
    }
  }
}
