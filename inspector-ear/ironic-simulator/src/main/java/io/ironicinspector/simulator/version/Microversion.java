package io.ironicinspector.simulator.version;

import jakarta.ws.rs.container.ContainerRequestContext;

/** A version 1.minor that this server speaks. */
public record Microversion(int minor) {
  /** The one that a client gets if it asks for none. */
  public static final Microversion MINIMUM = new Microversion(1);

  /** Ironic 21.4 itself goes up to 1.82; nothing that came after 1.78 is simulated. */
  public static final Microversion MAXIMUM = new Microversion(78);

  /** What clients send it in, and what the server answers it in. */
  public static final String HEADER = "X-OpenStack-Ironic-API-Version";

  private static final String PROPERTY = Microversion.class.getName();

  /** The version of the request that is being answered. */
  public static Microversion of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof Microversion version ? version : MINIMUM;
  }

  public boolean atLeast(int otherMinor) {
    return minor >= otherMinor;
  }

  void attachTo(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }

  @Override
  public String toString() {
    return "1." + minor;
  }
}
