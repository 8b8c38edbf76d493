package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.CoordinationConnection;
import io.ironicinspector.coordination.CoordinationConnectionFactory;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import javax.naming.Reference;

/** What applications find in JNDI. */
final class PooledConnectionFactory implements CoordinationConnectionFactory, Referenceable {
  private static final long serialVersionUID = 1L;

  private final CoordinationManagedConnectionFactory factory;

  // Of the server's own class, which the specification makes serializable.
  @SuppressWarnings("serial")
  private final ConnectionManager connections;

  private Reference reference;

  PooledConnectionFactory(
      CoordinationManagedConnectionFactory factory, ConnectionManager connections) {
    this.factory = factory;
    this.connections = connections;
  }

  @Override
  public CoordinationConnection getConnection() {
    try {
      return (CoordinationConnection) connections.allocateConnection(factory, null);
    } catch (ResourceException e) {
      throw new CoordinationUnavailableException(
          "the pool gave no coordination connection: " + e.getMessage(), e);
    }
  }

  @Override
  public void setReference(Reference reference) {
    this.reference = reference;
  }

  @Override
  public Reference getReference() {
    return reference;
  }
}
