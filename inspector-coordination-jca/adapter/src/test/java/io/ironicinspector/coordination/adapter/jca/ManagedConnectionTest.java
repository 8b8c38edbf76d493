package io.ironicinspector.coordination.adapter.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.coordination.CoordinationConnection;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.inprocess.InProcessCoordinator;
import io.ironicinspector.coordination.adapter.inprocess.InProcessStore;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagedConnectionTest {
  private static final LockName NODE = new LockName("node");

  private final InProcessCoordinator session =
      new InProcessCoordinator(new InProcessStore(), new GroupName("g"));
  private final CoordinationManagedConnection managed = new CoordinationManagedConnection(session);
  private final RecordedConnectionEvents events = new RecordedConnectionEvents();

  @BeforeEach
  void start() {
    session.start();
    managed.addConnectionEventListener(events);
  }

  @AfterEach
  void stop() {
    session.close();
  }

  @Test
  void thePoolHearsOfACloseOnce() throws Exception {
    CoordinationConnection handle = handle(managed);
    handle.close();
    handle.close();
    assertThat(events.all()).containsExactly("closed");
  }

  @Test
  void aClosedHandleRefusesEverything() throws Exception {
    CoordinationConnection handle = handle(managed);
    handle.close();
    assertThatThrownBy(() -> handle.tryLock(NODE, Duration.ZERO))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(handle::group).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> handle.members(new GroupName("g")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(handle::sessionState).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aLockOutlivesItsConnection() throws Exception {
    CoordinationConnection handle = handle(managed);
    LockGrant grant = handle.tryLock(NODE, Duration.ZERO).orElseThrow();
    handle.close();
    managed.destroy();
    assertThat(grant.isValid()).isTrue();
    assertThat(handle(new CoordinationManagedConnection(session)).tryLock(NODE, Duration.ZERO))
        .isEmpty();
  }

  @Test
  void afterTheCleanupOldHandlesAreDeadAndNothingIsTold() throws Exception {
    CoordinationConnection old = handle(managed);
    managed.cleanup();
    assertThatThrownBy(old::sessionState).isInstanceOf(IllegalStateException.class);
    old.close();
    assertThat(events.all()).isEmpty();
    assertThat(handle(managed).sessionState()).isEqualTo(SessionState.ACTIVE);
  }

  @Test
  void anAssociatedHandleBelongsToItsNewConnectionOnly() throws Exception {
    var other = new CoordinationManagedConnection(session);
    var otherEvents = new RecordedConnectionEvents();
    other.addConnectionEventListener(otherEvents);
    CoordinationConnection handle = handle(managed);
    other.associateConnection(handle);
    managed.cleanup();
    assertThat(handle.sessionState()).isEqualTo(SessionState.ACTIVE);
    handle.close();
    assertThat(events.all()).isEmpty();
    assertThat(otherEvents.all()).containsExactly("closed");
    assertThatThrownBy(() -> other.associateConnection("something"))
        .isInstanceOf(ResourceException.class);
  }

  @Test
  void aFailureOfTheStoreIsToldAndTheConnectionIsNotHandedOn() throws Exception {
    CoordinationConnection handle = handle(managed);
    session.close();
    assertThatThrownBy(() -> handle.tryLock(NODE, Duration.ZERO))
        .isInstanceOf(CoordinationUnavailableException.class);
    assertThat(events.all()).containsExactly("error");
    var factory = new CoordinationManagedConnectionFactory();
    assertThat(factory.matchManagedConnections(Set.of(managed), null, null)).isNull();
    assertThat(factory.getInvalidConnections(Set.of(managed)).toArray()).containsExactly(managed);
  }

  @Test
  void aListenerThatLeftHearsNothing() throws Exception {
    CoordinationConnection handle = handle(managed);
    managed.removeConnectionEventListener(events);
    handle.close();
    assertThat(events.all()).isEmpty();
  }

  @Test
  void anySoundConnectionMatches() {
    var factory = new CoordinationManagedConnectionFactory();
    assertThat(factory.matchManagedConnections(Set.of("foreign", managed), null, null))
        .isSameAs(managed);
    assertThat(factory.getInvalidConnections(Set.of(managed)).toArray()).isEmpty();
  }

  @Test
  void thereAreNoTransactions() {
    assertThatThrownBy(managed::getXAResource).isInstanceOf(NotSupportedException.class);
    assertThatThrownBy(managed::getLocalTransaction).isInstanceOf(NotSupportedException.class);
    assertThat(managed.getMetaData()).isNotNull();
  }

  @Test
  void aNegativeWaitIsTheCallersMistake() throws Exception {
    assertThatThrownBy(() -> handle(managed).tryLock(NODE, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static CoordinationConnection handle(CoordinationManagedConnection connection)
      throws ResourceException {
    return (CoordinationConnection) connection.getConnection(null, null);
  }
}
