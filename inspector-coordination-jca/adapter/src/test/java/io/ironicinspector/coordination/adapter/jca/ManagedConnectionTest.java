package io.ironicinspector.coordination.adapter.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.coordination.CoordinationConnection;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.inprocess.InProcessCoordinator;
import io.ironicinspector.coordination.adapter.inprocess.InProcessStore;
import io.ironicinspector.coordination.adapter.transaction.FakeTransactions;
import io.ironicinspector.coordination.adapter.transaction.Transactions;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagedConnectionTest {
  private static final LockName NODE = new LockName("node");
  private static final LockName OTHER = new LockName("other");

  private final InProcessCoordinator coordinator =
      new InProcessCoordinator(new InProcessStore(), new GroupName("g"));
  private final FakeTransactions server = new FakeTransactions();
  private final Session session =
      new Session(coordinator, new Transactions(() -> Optional.of(server)));
  private final CoordinationManagedConnection managed = new CoordinationManagedConnection(session);
  private final RecordedConnectionEvents events = new RecordedConnectionEvents();

  @BeforeEach
  void start() {
    coordinator.start();
    managed.addConnectionEventListener(events);
  }

  @AfterEach
  void stop() {
    coordinator.close();
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
    coordinator.close();
    assertThatThrownBy(() -> handle.tryLock(NODE, Duration.ZERO))
        .isInstanceOf(CoordinationUnavailableException.class);
    assertThat(events.all()).containsExactly("error");
    var factory = new CoordinationManagedConnectionFactory();
    assertThat(factory.matchManagedConnections(Set.of(managed), null, null)).isNull();
    assertThat(factory.getInvalidConnections(Set.of(managed)).toArray()).containsExactly(managed);
  }

  @Test
  void aFailedHandleSaysThatAnotherOneMayHelp() throws Exception {
    CoordinationConnection handle = handle(managed);
    session.onState(SessionState.LOST);
    managed.destroy(); // as the pool does at the error
    assertThatThrownBy(handle::group).isInstanceOf(CoordinationUnavailableException.class);
    handle.close();
    assertThatThrownBy(handle::group).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aLostSessionIsToldOnceToThoseWhoAreUsed() throws Exception {
    var idle = new CoordinationManagedConnection(session);
    var idleEvents = new RecordedConnectionEvents();
    idle.addConnectionEventListener(idleEvents);
    handle(managed);
    handle(managed);
    session.onState(SessionState.LOST);
    session.onState(SessionState.LOST);
    assertThat(events.all()).containsExactly("error");
    assertThat(idleEvents.all()).isEmpty();
    assertThat(idle.isSound()).isTrue();
    assertThat(managed.isSound()).isFalse();
  }

  @Test
  void aDestroyedConnectionIsToldNothing() throws Exception {
    handle(managed);
    managed.destroy();
    session.onState(SessionState.LOST);
    assertThat(events.all()).isEmpty();
    assertThat(session.views()).isEmpty();
  }

  @Test
  void aConnectionOfAStoppedAdapterIsInvalid() {
    coordinator.close();
    var factory = new CoordinationManagedConnectionFactory();
    assertThat(factory.getInvalidConnections(Set.of(managed)).toArray()).containsExactly(managed);
  }

  @Test
  void aLockOfATransactionIsReleasedAfterItsCompletion() throws Exception {
    CoordinationConnection handle = handle(managed);
    server.begin();
    handle.tryLock(NODE, Duration.ZERO).orElseThrow().close();
    assertThat(coordinator.tryLock(NODE, Duration.ZERO)).isEmpty();
    // The transaction has it already.
    assertThat(handle.tryLock(NODE, Duration.ZERO)).isPresent();
    assertThat(handle.tryLock(NODE, Duration.ZERO)).isEmpty();
    assertThat(server.commit(() -> {})).isTrue();
    assertThat(coordinator.tryLock(NODE, Duration.ZERO)).isPresent();
  }

  @Test
  void severalLocksOfATransactionAreReleasedAfterItsCompletion() throws Exception {
    CoordinationConnection handle = handle(managed);
    server.begin();
    handle.tryLock(NODE, Duration.ZERO).orElseThrow().close();
    handle.tryLockAll(List.of(OTHER, NODE), Duration.ZERO).orElseThrow().close();
    assertThat(coordinator.tryLock(OTHER, Duration.ZERO)).isEmpty();
    server.rollback();
    assertThat(handle.tryLockAll(List.of(NODE, OTHER), Duration.ZERO)).isPresent();
  }

  @Test
  void aFailedTryForSeveralLocksLeavesNoneWithTheTransaction() throws Exception {
    CoordinationConnection handle = handle(managed);
    LockGrant busy = coordinator.tryLock(OTHER, Duration.ZERO).orElseThrow();
    server.begin();
    assertThat(handle.tryLockAll(List.of(NODE, OTHER), Duration.ZERO)).isEmpty();
    assertThat(coordinator.tryLock(NODE, Duration.ZERO)).isPresent();
    busy.close();
    server.rollback();
  }

  @Test
  void aLockThatIsTakenAwayRollsItsTransactionBack() throws Exception {
    CoordinationConnection handle = handle(managed);
    server.begin();
    LockGrant grant = handle.tryLock(NODE, Duration.ZERO).orElseThrow();
    assertThat(handle.forceRelease(NODE, grant.fencingToken())).isTrue();
    assertThat(server.commit(() -> {})).isFalse();
  }

  @Test
  void aRandomMemberIsOneOfThoseThatAreWanted() throws Exception {
    CoordinationConnection handle = handle(managed);
    for (String id : List.of("a", "b", "c")) {
      handle.join(handle.group(), new MemberId(id), Map.of());
    }
    assertThat(handle.randomMember(handle.group(), each -> each.id().value().equals("b")))
        .map(each -> each.id().value())
        .contains("b");
    assertThat(handle.randomMember(handle.group(), each -> false)).isEmpty();
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
