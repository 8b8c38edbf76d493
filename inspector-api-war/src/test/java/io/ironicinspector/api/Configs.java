package io.ironicinspector.api;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Options that are read by name. */
public final class Configs {
  private Configs() {}

  public static Config of(Map<String, String> options) {
    return (Config)
        Proxy.newProxyInstance(
            Configs.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (self, method, arguments) -> Optional.ofNullable(options.get(arguments[0])));
  }
}
