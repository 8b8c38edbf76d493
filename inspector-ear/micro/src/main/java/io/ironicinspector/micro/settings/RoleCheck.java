package io.ironicinspector.micro.settings;

import io.ironicinspector.client.Transport;
import io.ironicinspector.domain.Role;
import io.ironicinspector.micro.StartFailure;

/** Refuses a role that cannot work with the configured transport. */
public final class RoleCheck {
  private RoleCheck() {}

  /**
   * Compares the two.
   *
   * @throws StartFailure naming role, option, value and what is allowed
   */
  public static void check(Role role, Settings settings) {
    try {
      Transport.check(
          role, settings.find("DEFAULT.rpc_transport"), settings.find("DEFAULT.standalone"));
    } catch (IllegalArgumentException e) {
      throw new StartFailure(e.getMessage(), e);
    }
  }
}
