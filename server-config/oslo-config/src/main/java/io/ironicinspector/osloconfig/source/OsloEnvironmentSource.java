package io.ironicinspector.osloconfig.source;

import io.ironicinspector.osloconfig.OsloEnvironment;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * oslo.config's environment variables: {@code OS_ETCD__HOST} sets {@code etcd.host}, {@code
 * OS_DEFAULT__LISTEN_PORT} sets {@code DEFAULT.listen_port}. Stronger than MicroProfile's own form
 * {@code ETCD_HOST}. Thread-safe.
 */
public final class OsloEnvironmentSource implements ConfigSource {
  private static final int ORDINAL = 310;

  private final OsloEnvironment environment;

  /** For the service loader: the environment of this process. */
  public OsloEnvironmentSource() {
    this(System.getenv());
  }

  OsloEnvironmentSource(Map<String, String> environment) {
    this.environment = new OsloEnvironment(environment);
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public Set<String> getPropertyNames() {
    return environment.keys();
  }

  /** Null where the variable is missing or empty, as the interface asks. */
  @Override
  public String getValue(String key) {
    return environment.value(key).filter(value -> !value.isEmpty()).orElse(null);
  }

  @Override
  public String getName() {
    return "environment variables OS_<SECTION>__<OPTION>";
  }
}
