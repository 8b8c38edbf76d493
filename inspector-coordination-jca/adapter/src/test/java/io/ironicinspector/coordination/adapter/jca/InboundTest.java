package io.ironicinspector.coordination.adapter.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.CoordinationConnection;
import io.ironicinspector.coordination.CoordinationConnectionFactory;
import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.adapter.RecordedEvents;
import io.ironicinspector.coordination.adapter.jca.FakeServer.Refusal;
import jakarta.resource.NotSupportedException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events on their way to message-driven beans. */
@Timeout(60)
class InboundTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final MemberId ALICE = new MemberId("alice");
  private static final MemberId BOB = new MemberId("bob");

  private final GroupName group = new GroupName("g-" + UUID.randomUUID());
  private final ElectionName election = new ElectionName("e-" + UUID.randomUUID());
  private final FakeServer server = new FakeServer();
  private final FakeEndpoints endpoints = new FakeEndpoints();
  private final MembershipActivationSpec spec = new MembershipActivationSpec();
  private final CoordinationResourceAdapter adapter = new CoordinationResourceAdapter();
  private CoordinationConnection connection;

  @BeforeEach
  void start() throws Exception {
    adapter.setProvider("in-process");
    adapter.setGroupPath(group.value());
    adapter.start(server);
    var factory = new CoordinationManagedConnectionFactory();
    factory.setResourceAdapter(adapter);
    connection =
        ((CoordinationConnectionFactory) factory.createConnectionFactory()).getConnection();
  }

  @AfterEach
  void stop() {
    adapter.stop();
    server.close();
  }

  @Test
  void aBeanHearsTheSnapshotFirstAndThenInOrder() throws Exception {
    connection.join(group, ALICE, Map.of());
    adapter.endpointActivation(endpoints, spec);
    connection.join(group, BOB, Map.of());
    connection.leave(group, ALICE);
    await().atMost(SOON).until(() -> endpoints.events().size() == 3);
    adapter.endpointDeactivation(endpoints, spec);
    connection.leave(group, BOB);
    assertThat(endpoints.events().all())
        .containsExactly("snapshot [alice]", "joined bob", "left alice");
    await().atMost(SOON).until(() -> endpoints.open() == 0);
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void eventsWaitForAThread(Refusal refusal) throws Exception {
    server.refuse(2, refusal);
    adapter.endpointActivation(endpoints, spec);
    joinsAreHeard();
  }

  @Test
  void eventsWaitForAnEndpoint() throws Exception {
    endpoints.refuse(2);
    adapter.endpointActivation(endpoints, spec);
    joinsAreHeard();
  }

  @Test
  void eventsWaitForAServerThatFails() throws Exception {
    endpoints.failToCreate(2);
    adapter.endpointActivation(endpoints, spec);
    joinsAreHeard();
  }

  private void joinsAreHeard() {
    connection.join(group, ALICE, Map.of());
    hears(endpoints, "joined alice");
    connection.join(group, BOB, Map.of());
    hears(endpoints, "joined bob");
    await().atMost(SOON).until(() -> endpoints.open() == 0);
  }

  @Test
  void afterAFailureOfTheBeanTheNextEventGoesToANewEndpoint() throws Exception {
    endpoints.fail();
    adapter.endpointActivation(endpoints, spec);
    connection.join(group, ALICE, Map.of());
    hears(endpoints, "joined alice");
    await().atMost(SOON).until(() -> endpoints.open() == 0);
    assertThat(endpoints.events().all()).containsExactly("snapshot []", "joined alice");
    assertThat(endpoints.created()).isEqualTo(2);
  }

  @Test
  void aSlowBeanHearsASnapshotInPlaceOfTooManyEvents() throws Exception {
    CountDownLatch gate = endpoints.block();
    spec.setMaxQueue("5");
    adapter.endpointActivation(endpoints, spec);
    for (int i = 0; i < 20; i++) {
      connection.join(group, ALICE, Map.of());
      connection.leave(group, ALICE);
    }
    connection.join(group, BOB, Map.of());
    // Everything was told to the adapter when a bean that came later has heard it.
    var later = new FakeEndpoints();
    adapter.endpointActivation(later, new MembershipActivationSpec());
    hears(later, "snapshot [bob]");
    gate.countDown();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        endpoints.events().all().stream().filter("joined bob"::equals).count()
                            + endpoints.events().all().stream()
                                .filter("snapshot [bob]"::equals)
                                .count())
                    .isEqualTo(1));
    assertThat(endpoints.events().size()).isLessThan(15);
  }

  @Test
  void aBeanHearsOnlyWhatItAskedFor() throws Exception {
    spec.setEvents("leadership");
    spec.setElection(election.value());
    adapter.endpointActivation(endpoints, spec);
    connection.join(group, ALICE, Map.of());
    hears(endpoints, "elected " + election);
    assertThat(endpoints.events().all()).containsExactly("elected " + election);
  }

  @Test
  void aBeanHearsOfTheGroupThatItNames() throws Exception {
    var other = new GroupName("other-" + UUID.randomUUID());
    spec.setGroup(other.value());
    adapter.endpointActivation(endpoints, spec);
    connection.join(group, ALICE, Map.of());
    connection.join(other, BOB, Map.of());
    hears(endpoints, "joined bob");
    assertThat(endpoints.events().all()).doesNotContain("joined alice");
  }

  @Test
  void thisProcessRunsAsLongAsTheBeanIsActive() throws Exception {
    spec.setElection(election.value());
    adapter.endpointActivation(endpoints, spec);
    hears(endpoints, "elected " + election);
    var next = new RecordedEvents();
    connection.runFor(election, next);
    assertThat(connection.leader(election)).isPresent();
    adapter.endpointDeactivation(endpoints, spec);
    await().atMost(SOON).until(() -> next.all().contains("elected " + election));
  }

  @Test
  void anActivationThatIsNotAllowedIsRefused() {
    spec.setMaxQueue("none");
    assertThatThrownBy(() -> adapter.endpointActivation(endpoints, spec))
        .isInstanceOf(InvalidPropertyException.class);
    ActivationSpec foreign = new ForeignSpec();
    assertThatThrownBy(() -> adapter.endpointActivation(endpoints, foreign))
        .isInstanceOf(NotSupportedException.class);
  }

  @Test
  void afterTheStopABeanHearsNothing() throws Exception {
    adapter.endpointActivation(endpoints, spec);
    hears(endpoints, "snapshot []");
    adapter.stop();
    adapter.endpointDeactivation(endpoints, spec);
    assertThat(endpoints.events().all()).containsExactly("snapshot []");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("coordination-retry")));
  }

  private static void hears(FakeEndpoints bean, String event) {
    await().atMost(SOON).until(() -> bean.events().all().contains(event));
  }
}
