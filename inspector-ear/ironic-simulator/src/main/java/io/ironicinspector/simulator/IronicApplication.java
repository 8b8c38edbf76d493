package io.ironicinspector.simulator;

import io.ironicinspector.simulator.discovery.DiscoveryResource;
import io.ironicinspector.simulator.error.IronicErrorMapper;
import io.ironicinspector.simulator.error.RoutingErrorMapper;
import io.ironicinspector.simulator.error.UnexpectedErrorMapper;
import io.ironicinspector.simulator.version.MicroversionFilter;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.jsonp.JsonProcessingFeature;

/** The resources of one simulator. */
final class IronicApplication extends Application {
  // Jersey warns of each resource that is an object that it is no provider, and uses it all the
  // same.
  // Kept in a field: a logger that nobody holds loses its level.
  private static final Logger PROVIDER_WARNINGS =
      Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

  static {
    PROVIDER_WARNINGS.setLevel(Level.SEVERE);
  }

  private final Set<Object> resources;

  IronicApplication(Set<Object> resources) {
    this.resources = resources;
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        JsonProcessingFeature.class,
        DiscoveryResource.class,
        MicroversionFilter.class,
        IronicErrorMapper.class,
        RoutingErrorMapper.class,
        UnexpectedErrorMapper.class);
  }

  /** Without what would complain about libraries that are left out on purpose. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl",
        true,
        "jersey.config.disableDefaultProvider",
        "ALL");
  }

  // Each simulator has resources with a state of their own, which classes alone cannot carry.
  @SuppressWarnings("deprecation")
  @Override
  public Set<Object> getSingletons() {
    return new HashSet<>(resources);
  }
}
