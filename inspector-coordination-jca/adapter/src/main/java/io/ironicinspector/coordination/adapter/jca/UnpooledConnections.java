package io.ironicinspector.coordination.adapter.jca;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/** For use outside a server: a connection lives from its request to its close. */
final class UnpooledConnections implements ConnectionManager {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(UnpooledConnections.class.getName());

  @Override
  public Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo request)
      throws ResourceException {
    ManagedConnection connection = factory.createManagedConnection(null, request);
    connection.addConnectionEventListener(new DestroyAtEnd(connection));
    return connection.getConnection(null, request);
  }

  private record DestroyAtEnd(ManagedConnection connection) implements ConnectionEventListener {
    @Override
    public void connectionClosed(ConnectionEvent event) {
      destroy();
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      destroy();
    }

    @Override
    public void localTransactionStarted(ConnectionEvent event) {
      // There are none: the adapter has no transactions.
    }

    @Override
    public void localTransactionCommitted(ConnectionEvent event) {
      // There are none.
    }

    @Override
    public void localTransactionRolledback(ConnectionEvent event) {
      // There are none.
    }

    private void destroy() {
      try {
        connection.destroy();
      } catch (ResourceException e) {
        LOG.log(Level.FINE, "destroying a connection", e);
      }
    }
  }
}
