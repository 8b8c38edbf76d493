package io.ironicinspector.api.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;

/**
 * Puts a door in front of each resource method. With a method that has no annotation nothing
 * starts.
 */
@Provider
@Dependent
public class AccessFeature implements DynamicFeature {
  private Doors doors;

  @Inject // not a constructor: RESTEasy takes none with parameters
  void use(Doors injected) {
    doors = injected;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    if (!method.getDeclaringClass().isAnnotationPresent(Path.class)) {
      return; // Jersey's own answer to OPTIONS
    }
    context.register(filter(method), Priorities.AUTHENTICATION);
  }

  private AccessFilter filter(Method method) {
    if (method.isAnnotationPresent(ConductorCall.class)) {
      return new AccessFilter(doors.rpc(), "json_rpc", false);
    }
    Rule rule = method.getAnnotation(Rule.class);
    if (rule == null) {
      throw new IllegalStateException("nothing says who may call " + method);
    }
    return new AccessFilter(doors.api(), rule.value(), rule.publicEndpoint());
  }
}
