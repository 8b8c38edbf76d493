package io.ironicinspector.api.poll;

import io.ironicinspector.api.access.Access;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.domain.Role;

/** For tests in other packages. */
public final class PollFilters {
  private PollFilters() {}

  public static PollFilter of(Backend backend, Access door, Role role) {
    PollFilter filter = new PollFilter();
    filter.use(backend, door, role);
    return filter;
  }
}
