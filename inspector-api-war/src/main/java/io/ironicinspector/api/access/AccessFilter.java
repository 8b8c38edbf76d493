package io.ironicinspector.api.access;

import io.ironicinspector.api.auth.Identity;
import io.ironicinspector.osloconfig.context.RequestContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Optional;

/** The door in front of one resource method. */
final class AccessFilter implements ContainerRequestFilter {
  private final Access access;
  private final String rule;
  private final boolean publicEndpoint;

  AccessFilter(Access access, String rule, boolean publicEndpoint) {
    this.access = access;
    this.rule = rule;
    this.publicEndpoint = publicEndpoint;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<Identity> identity = access.check(rule, publicEndpoint, request::getHeaderString);
    identity.ifPresent(AccessFilter::note);
  }

  /** For the log. The filter that opened the request's context closes this one, too. */
  private static void note(Identity identity) {
    RequestContext.current().ifPresent(context -> context.with(identity.caller()).open());
  }
}
