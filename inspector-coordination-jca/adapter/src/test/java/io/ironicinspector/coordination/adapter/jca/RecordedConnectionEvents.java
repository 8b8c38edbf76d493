package io.ironicinspector.coordination.adapter.jca;

import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a pool would hear. Thread-safe. */
final class RecordedConnectionEvents implements ConnectionEventListener {
  private final List<String> events = new CopyOnWriteArrayList<>();

  List<String> all() {
    return List.copyOf(events);
  }

  @Override
  public void connectionClosed(ConnectionEvent event) {
    events.add("closed");
  }

  @Override
  public void connectionErrorOccurred(ConnectionEvent event) {
    events.add("error");
  }

  @Override
  public void localTransactionStarted(ConnectionEvent event) {
    events.add("started");
  }

  @Override
  public void localTransactionCommitted(ConnectionEvent event) {
    events.add("committed");
  }

  @Override
  public void localTransactionRolledback(ConnectionEvent event) {
    events.add("rolled back");
  }
}
