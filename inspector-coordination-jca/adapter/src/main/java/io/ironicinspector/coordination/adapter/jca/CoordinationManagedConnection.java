package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.SessionState;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;

/**
 * A view of the adapter's session. Destroying it ends no lease, lock or membership. Thread-safe: a
 * lost session is told by a thread of the adapter.
 */
final class CoordinationManagedConnection implements ManagedConnection {
  private final Session session;
  private final Set<ConnectionHandle> handles = ConcurrentHashMap.newKeySet();
  private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean reported = new AtomicBoolean();
  private volatile boolean sound = true;
  private PrintWriter logWriter;

  CoordinationManagedConnection(Session session) {
    this.session = session;
    session.views().add(this);
  }

  Session session() {
    return session;
  }

  /** Whether the pool may go on using it; not after a failure, nor of an adapter that stopped. */
  boolean isSound() {
    return sound && session.coordinator().sessionState() != SessionState.CLOSED;
  }

  @Override
  public Object getConnection(Subject subject, ConnectionRequestInfo request)
      throws ResourceException {
    if (!sound) {
      throw new IllegalStateException("the connection was destroyed");
    }
    var handle = new ConnectionHandle(this);
    handles.add(handle);
    return handle;
  }

  @Override
  public void associateConnection(Object connection) throws ResourceException {
    if (!(connection instanceof ConnectionHandle handle)) {
      throw new ResourceException("not a coordination connection: " + connection);
    }
    handle.moveTo(this);
    handles.add(handle);
  }

  /** Without telling the pool: the handle goes on elsewhere. */
  void left(ConnectionHandle handle) {
    handles.remove(handle);
  }

  // Without this event the pool never gets the connection back.
  void closed(ConnectionHandle handle) {
    if (handles.remove(handle)) {
      var event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
      event.setConnectionHandle(handle);
      tell(listener -> listener.connectionClosed(event));
    }
  }

  /** The store did not answer: the pool shall not hand this one on. */
  void failed(ConnectionHandle handle, CoordinationUnavailableException failure) {
    sound = false;
    handle.fail();
    if (reported.getAndSet(true)) {
      return;
    }
    var event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_ERROR_OCCURRED, failure);
    event.setConnectionHandle(handle);
    tell(listener -> listener.connectionErrorOccurred(event));
  }

  /** The session was lost: whoever uses this one shall know. A free one goes on with the next. */
  void sessionLost() {
    var lost = new CoordinationUnavailableException("the session with the store was lost");
    List.copyOf(handles).forEach(handle -> failed(handle, lost));
  }

  private void tell(Consumer<ConnectionEventListener> event) {
    listeners.forEach(event);
  }

  /** Back to the pool: old handles must not reach the next borrower's connection. */
  @Override
  public void cleanup() {
    handles.forEach(ConnectionHandle::invalidate);
    handles.clear();
  }

  @Override
  public void destroy() {
    sound = false;
    session.views().remove(this);
    cleanup();
  }

  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    listeners.remove(listener);
  }

  @Override
  public XAResource getXAResource() throws ResourceException {
    throw new NotSupportedException("coordination takes part in no transaction");
  }

  @Override
  public LocalTransaction getLocalTransaction() throws ResourceException {
    throw new NotSupportedException("coordination takes part in no transaction");
  }

  @Override
  public ManagedConnectionMetaData getMetaData() {
    return new SessionMetaData();
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    logWriter = out;
  }

  @Override
  public PrintWriter getLogWriter() {
    return logWriter;
  }
}
