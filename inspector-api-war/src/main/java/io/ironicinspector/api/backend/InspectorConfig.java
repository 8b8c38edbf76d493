package io.ironicinspector.api.backend;

import io.ironicinspector.domain.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the API reads from {@code [inspector]}, the section of our own. */
@Dependent
public class InspectorConfig {
  private final Role role;
  private final long maxBodyBytes;

  @Inject
  InspectorConfig(
      @ConfigProperty(name = "inspector.role", defaultValue = "all") String role,
      @ConfigProperty(name = "inspector.max_body_size", defaultValue = "16777216")
          long maxBodyBytes) {
    this.role = Role.parse(role);
    if (maxBodyBytes < 1) {
      throw new IllegalArgumentException(
          "[inspector] max_body_size must be 1 or more bytes, was " + maxBodyBytes);
    }
    this.maxBodyBytes = maxBodyBytes;
  }

  /** What this process does. */
  public Role role() {
    return role;
  }

  /** The largest request body that is read. */
  long maxBodyBytes() {
    return maxBodyBytes;
  }
}
