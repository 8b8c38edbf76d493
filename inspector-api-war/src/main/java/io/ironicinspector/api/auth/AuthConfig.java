package io.ironicinspector.api.auth;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What {@code [DEFAULT]} says of authentication. */
@Dependent
public class AuthConfig {
  private final AuthStrategy strategy;
  private final Path userFile;

  @Inject
  AuthConfig(
      @ConfigProperty(name = "DEFAULT.auth_strategy", defaultValue = "keystone") String strategy,
      @ConfigProperty(
              name = "DEFAULT.http_basic_auth_user_file",
              defaultValue = "/etc/ironic-inspector/htpasswd")
          String userFile) {
    this.strategy = AuthStrategy.parse("[DEFAULT] auth_strategy", strategy);
    this.userFile = Path.of(userFile);
  }

  public AuthStrategy strategy() {
    return strategy;
  }

  /** For {@code http_basic}. */
  public Path userFile() {
    return userFile;
  }
}
