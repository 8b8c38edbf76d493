package io.ironicinspector.coordination.adapter.settings;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Finds values in MicroProfile Config where the server has it, and nothing where it has not. */
public final class MicroProfileLookup implements Function<String, Optional<String>> {
  private final Function<String, Optional<String>> source;

  private MicroProfileLookup(Function<String, Optional<String>> source) {
    this.source = source;
  }

  /** The configuration seen by the calling thread. */
  public static MicroProfileLookup current() {
    return new MicroProfileLookup(available());
  }

  // Many servers take a resource adapter without having MicroProfile Config: no such class there,
  // or the class and no implementation behind it. The adapter's properties are enough then.
  private static Function<String, Optional<String>> available() {
    try {
      Config config = ConfigProvider.getConfig(loader());
      return key -> config.getOptionalValue(key, String.class);
    } catch (NoClassDefFoundError | IllegalStateException e) {
      return key -> Optional.empty();
    }
  }

  // Payara refuses to look for a configuration without a loader.
  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : MicroProfileLookup.class.getClassLoader();
  }

  @Override
  public Optional<String> apply(String key) {
    return source.apply(key);
  }
}
