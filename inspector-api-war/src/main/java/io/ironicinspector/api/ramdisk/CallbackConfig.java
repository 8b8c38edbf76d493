package io.ironicinspector.api.ramdisk;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What {@code [inspector]}, the section of our own, says of {@code /v1/continue}. */
@Dependent
public class CallbackConfig {
  private final int perMinute;
  private final boolean requiresTls;

  @Inject
  CallbackConfig(
      @ConfigProperty(name = "inspector.callback_rate_limit", defaultValue = "0") int perMinute,
      @ConfigProperty(name = "inspector.callback_require_tls", defaultValue = "false")
          boolean requiresTls) {
    if (perMinute < 0) {
      throw new IllegalArgumentException(
          "[inspector] callback_rate_limit must be 0 or more, was " + perMinute);
    }
    this.perMinute = perMinute;
    this.requiresTls = requiresTls;
  }

  /** How many calls a minute are taken from one address; zero for any number. */
  int perMinute() {
    return perMinute;
  }

  /** Whether data that came in the clear is refused. */
  boolean requiresTls() {
    return requiresTls;
  }
}
