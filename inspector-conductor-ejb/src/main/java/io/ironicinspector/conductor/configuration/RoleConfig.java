package io.ironicinspector.conductor.configuration;

import io.ironicinspector.client.Transport;
import io.ironicinspector.domain.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this process is for, and whether the transport fits it. */
@Dependent
public class RoleConfig {
  private final Role role;

  @Inject
  RoleConfig(
      @ConfigProperty(name = "inspector.role", defaultValue = "all") String role,
      @ConfigProperty(name = "DEFAULT.rpc_transport") Optional<String> rpcTransport,
      @ConfigProperty(name = "DEFAULT.standalone") Optional<String> standalone) {
    this.role = Role.parse(role.strip());
    Transport.check(this.role, rpcTransport, standalone);
  }

  public Role role() {
    return role;
  }
}
