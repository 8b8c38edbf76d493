package io.ironicinspector.conductor.configuration;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes configuration classes as the container does: from their annotations and some settings. */
public final class Configured {
  private Configured() {}

  /** {@code type} with its defaults, except for {@code settings}; unknown keys are ignored. */
  public static <T> T of(Class<T> type, Map<String, String> settings) {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    Object[] arguments =
        Arrays.stream(constructor.getParameters()).map(p -> value(p, settings)).toArray();
    try {
      return type.cast(constructor.newInstance(arguments));
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(refused);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The keys that {@code type} reads. */
  static Set<String> keys(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
        .filter(p -> p.getType() != Config.class)
        .map(p -> p.getAnnotation(ConfigProperty.class).name())
        .collect(Collectors.toSet());
  }

  private static Object value(Parameter parameter, Map<String, String> settings) {
    if (parameter.getType() == Config.class) {
      return new SettingsConfig(settings);
    }
    ConfigProperty property = parameter.getAnnotation(ConfigProperty.class);
    String set = settings.get(property.name());
    if (parameter.getType() == Optional.class) {
      return Optional.ofNullable(set);
    }
    String text = set == null ? property.defaultValue() : set;
    return parameter.getType() == int.class ? (Object) Integer.valueOf(text) : text;
  }
}
