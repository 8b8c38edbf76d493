package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.CoordinationConnection;
import io.ironicinspector.coordination.CoordinationConnectionFactory;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import jakarta.resource.spi.ValidatingManagedConnectionFactory;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;

/**
 * Makes connections that are views of the adapter's session. All are alike: any free one matches
 * any request.
 */
@ConnectionDefinition(
    connectionFactory = CoordinationConnectionFactory.class,
    connectionFactoryImpl = PooledConnectionFactory.class,
    connection = CoordinationConnection.class,
    connectionImpl = ConnectionHandle.class)
public final class CoordinationManagedConnectionFactory
    implements ManagedConnectionFactory,
        ResourceAdapterAssociation,
        ValidatingManagedConnectionFactory {
  private static final long serialVersionUID = 1L;

  private CoordinationResourceAdapter resourceAdapter;
  private transient PrintWriter logWriter;

  @Override
  public Object createConnectionFactory(ConnectionManager connections) {
    return new PooledConnectionFactory(this, connections);
  }

  @Override
  public Object createConnectionFactory() {
    return createConnectionFactory(new UnpooledConnections());
  }

  @Override
  public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo request)
      throws ResourceException {
    if (resourceAdapter == null) {
      throw new IllegalStateException("the factory has no resource adapter");
    }
    return new CoordinationManagedConnection(resourceAdapter.session());
  }

  // The specification's raw types.
  @SuppressWarnings("rawtypes")
  @Override
  public ManagedConnection matchManagedConnections(
      Set candidates, Subject subject, ConnectionRequestInfo request) {
    for (Object candidate : candidates) {
      if (candidate instanceof CoordinationManagedConnection connection && connection.isSound()) {
        return connection;
      }
    }
    return null;
  }

  // The specification's raw types.
  @SuppressWarnings({"rawtypes", "unchecked"})
  @Override
  public Set getInvalidConnections(Set connections) {
    return (Set)
        connections.stream()
            .filter(each -> each instanceof CoordinationManagedConnection own && !own.isSound())
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public ResourceAdapter getResourceAdapter() {
    return resourceAdapter;
  }

  @Override
  public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
    if (!(adapter instanceof CoordinationResourceAdapter own)) {
      throw new ResourceException("not the coordination adapter: " + adapter);
    }
    if (resourceAdapter != null && !resourceAdapter.equals(own)) {
      throw new IllegalStateException("the factory has its resource adapter already");
    }
    resourceAdapter = own;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    logWriter = out;
  }

  @Override
  public PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CoordinationManagedConnectionFactory that
        && Objects.equals(resourceAdapter, that.resourceAdapter);
  }

  // The adapter is set after the server may have put the factory into a map.
  @Override
  public int hashCode() {
    return CoordinationManagedConnectionFactory.class.hashCode();
  }
}
