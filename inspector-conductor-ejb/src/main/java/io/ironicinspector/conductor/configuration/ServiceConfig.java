package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [DEFAULT]}: time limits and names. Where this process listens: ListenConfig. */
@Dependent
public class ServiceConfig {
  private static final int MOST_TIMEOUT = 315_576_000;

  private final Duration timeout;
  private final Duration cleanUpPeriod;
  private final Duration introspectionDelay;
  private final int maxConcurrency;
  private final List<String> ipmiAddressFields;
  private final String host;

  @Inject
  ServiceConfig(
      @ConfigProperty(name = "DEFAULT.timeout", defaultValue = "3600") int timeoutSeconds,
      @ConfigProperty(name = "DEFAULT.clean_up_period", defaultValue = "60") int periodSeconds,
      @ConfigProperty(name = "DEFAULT.introspection_delay", defaultValue = "5") int delaySeconds,
      @ConfigProperty(name = "DEFAULT.max_concurrency", defaultValue = "1000") int maxConcurrency,
      @ConfigProperty(
              name = "DEFAULT.ipmi_address_fields",
              defaultValue = "redfish_address,ilo_address,drac_host,drac_address,ibmc_address")
          String ipmiAddressFields,
      @ConfigProperty(name = "DEFAULT.host") Optional<String> host) {
    if (timeoutSeconds > MOST_TIMEOUT) {
      throw new IllegalArgumentException(
          "[DEFAULT] timeout must be %d seconds at most, was %d"
              .formatted(MOST_TIMEOUT, timeoutSeconds));
    }
    this.timeout = Duration.ofSeconds(Math.max(0, timeoutSeconds));
    this.cleanUpPeriod = atLeastZero("clean_up_period", periodSeconds);
    this.introspectionDelay = atLeastZero("introspection_delay", delaySeconds);
    if (maxConcurrency < 2) {
      throw new IllegalArgumentException(
          "[DEFAULT] max_concurrency must be 2 or more, was " + maxConcurrency);
    }
    this.maxConcurrency = maxConcurrency;
    this.ipmiAddressFields = OptionText.list(ipmiAddressFields);
    this.host = host.map(String::strip).orElseGet(() -> ThisMachine.NAME);
  }

  /** How long a run may take. Zero: for ever. */
  public Duration timeout() {
    return timeout;
  }

  /** Zero switches the clean-up off. */
  public Duration cleanUpPeriod() {
    return cleanUpPeriod;
  }

  /** Time between two reboots. */
  public Duration introspectionDelay() {
    return introspectionDelay;
  }

  /** How many threads work at once. */
  public int maxConcurrency() {
    return maxConcurrency;
  }

  /** Keys of driver_info that may hold the BMC's address, after {@code ipmi_address}. */
  public List<String> ipmiAddressFields() {
    return ipmiAddressFields;
  }

  /** This process's name in the group. */
  public String host() {
    return host;
  }

  private static Duration atLeastZero(String option, int seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException(
          "[DEFAULT] %s must be 0 or more seconds, was %d".formatted(option, seconds));
    }
    return Duration.ofSeconds(seconds);
  }

  /** Looked up once: a process keeps its name in the group, whatever DNS says later. */
  private static final class ThisMachine {
    static final String NAME = fullyQualifiedName();

    private static String fullyQualifiedName() {
      try {
        return InetAddress.getLocalHost().getCanonicalHostName();
      } catch (UnknownHostException nameless) {
        return "localhost";
      }
    }
  }
}
