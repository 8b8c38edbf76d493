package io.ironicinspector.api.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

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
    access.admit(rule, publicEndpoint, request::getHeaderString);
  }
}
