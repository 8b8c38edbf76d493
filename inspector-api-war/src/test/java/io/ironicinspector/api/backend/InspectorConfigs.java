package io.ironicinspector.api.backend;

import io.ironicinspector.domain.Role;

/** For tests in other packages. */
public final class InspectorConfigs {
  private InspectorConfigs() {}

  public static InspectorConfig of(Role role) {
    return new InspectorConfig(role.wireName(), 16 << 20);
  }
}
