package io.ironicinspector.api;

import io.ironicinspector.domain.Role;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;

/** For tests in other packages. */
public final class ApiApplications {
  private ApiApplications() {}

  /** The resources of a process that serves the public API. */
  public static Stream<Class<?>> publicResources() {
    return new ApiApplication(Role.ALL)
        .getClasses().stream().filter(type -> type.isAnnotationPresent(Path.class));
  }
}
