package io.ironicinspector.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.ironicinspector.coordination.CoordinationConnection;
import io.ironicinspector.coordination.CoordinationConnectionFactory;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.transaction.RollbackException;
import jakarta.transaction.UserTransaction;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The adapter inside one server, on a real etcd: transactions, message-driven beans, undeployment.
 * The last tests take the application away, hence the order.
 */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CoordinationIT {
  private static final String APPLICATION = "coordinated";
  private static final String SESSION =
      "io.ironicinspector.coordination.adapter.etcd.EtcdCoordinator";
  private static final Duration SOON = Duration.ofSeconds(40);

  private final LockName node = new LockName(UUID.randomUUID().toString());

  @Deployment(name = APPLICATION, managed = false)
  static Archive<?> application() {
    return Deployments.withTests(TestEtcd.properties());
  }

  @Test
  @Order(0)
  @RunAsClient
  void theApplicationIsDeployed(@ArquillianResource Deployer deployer) {
    deployer.deploy(APPLICATION);
    await().atMost(SOON).until(() -> TestEtcd.leases().size() == 1);
  }

  @Test
  @Order(1)
  @OperateOnDeployment(APPLICATION)
  void theProcessHasOneSessionAndAnAdministratorSeesIt() throws Exception {
    await().atMost(SOON).until(() -> "ACTIVE".equals(attribute("SessionState")));
    assertThat((Long) attribute("LeaseRemainingMillis")).isBetween(1L, 30_000L);
    try (CoordinationConnection connection = factory().getConnection();
        LockGrant grant = connection.tryLock(node, Duration.ZERO).orElseThrow()) {
      assertThat(grant.store()).startsWith("etcd:");
      assertThat(connection.locks())
          .anySatisfy(held -> assertThat(held.fencingToken()).isEqualTo(grant.fencingToken()));
    }
  }

  @Test
  @Order(3)
  @OperateOnDeployment(APPLICATION)
  void aLockIsReleasedWhenTheCommitOfItsTransactionIsVisible() throws Exception {
    CoordinationConnectionFactory factory = factory();
    Rows rows = rows();
    for (int round = 0; round < 10; round++) {
      String row = UUID.randomUUID().toString();
      UserTransaction transaction = transaction();
      transaction.begin();
      try (CoordinationConnection connection = factory.getConnection()) {
        connection.tryLock(node, Duration.ZERO).orElseThrow().close();
      }
      rows.add(row);
      Future<Boolean> next = executor().submit(seesUnderTheLock(factory, rows, row));
      await().atMost(SOON).until(() -> List.of(waiters()).contains(node.value()));
      assertThat(next.isDone()).isFalse();
      transaction.commit();
      assertThat(next.get(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  private Callable<Boolean> seesUnderTheLock(
      CoordinationConnectionFactory factory, Rows rows, String row) {
    return () -> {
      try (CoordinationConnection connection = factory.getConnection();
          LockGrant grant = connection.tryLock(node, SOON).orElseThrow()) {
        return grant.isValid() && rows.has(row);
      }
    };
  }

  @Test
  @Order(4)
  @OperateOnDeployment(APPLICATION)
  void aTransactionWhoseLockWasLostRollsBack() throws Exception {
    Rows rows = rows();
    String row = UUID.randomUUID().toString();
    UserTransaction transaction = transaction();
    transaction.begin();
    rows.add(row);
    try (CoordinationConnection connection = factory().getConnection()) {
      LockGrant grant = connection.tryLock(node, Duration.ZERO).orElseThrow();
      assertThat(connection.forceRelease(node, grant.fencingToken())).isTrue();
    }
    assertThatThrownBy(transaction::commit).isInstanceOf(RollbackException.class);
    assertThat(rows.has(row)).isFalse();
  }

  @Test
  @Order(5)
  @OperateOnDeployment(APPLICATION)
  void aRollbackReleasesWhatNobodyClosed() throws Exception {
    UserTransaction transaction = transaction();
    transaction.begin();
    try (CoordinationConnection connection = factory().getConnection()) {
      assertThat(connection.tryLockAll(List.of(node, new LockName("b")), Duration.ZERO))
          .isPresent();
    }
    transaction.rollback();
    try (CoordinationConnection connection = factory().getConnection();
        LockGrant grant = connection.tryLock(node, Duration.ZERO).orElseThrow()) {
      assertThat(grant.isValid()).isTrue();
    }
  }

  @Test
  @Order(6)
  @OperateOnDeployment(APPLICATION)
  void aCandidateIsElectedAndHearsNothingElse() {
    hears(CandidateRecorder.HEARD, "elected " + CandidateRecorder.ELECTION);
    assertThat(CandidateRecorder.HEARD).doesNotContain("members");
    MembershipRecorder.HEARD.clear();
    CandidateRecorder.HEARD.clear();
  }

  @Test
  @Order(7)
  @RunAsClient
  void theLeaseIsTakenAway() {
    String lease = TestEtcd.leases().get(0);
    TestEtcd.revoke(lease);
    await().atMost(SOON).until(() -> TestEtcd.leases().size() == 1);
    assertThat(TestEtcd.leases()).doesNotContain(lease);
  }

  @Test
  @Order(8)
  @OperateOnDeployment(APPLICATION)
  void beansHearThatTheSessionWasLostAndIsBack() {
    hears(MembershipRecorder.HEARD, "session LOST");
    hears(MembershipRecorder.HEARD, "session ACTIVE");
    hears(CandidateRecorder.HEARD, "elected " + CandidateRecorder.ELECTION);
    List<String> heard = List.copyOf(CandidateRecorder.HEARD);
    assertThat(heard)
        .containsSubsequence("session LOST", "session ACTIVE")
        .containsSubsequence(
            "demoted " + CandidateRecorder.ELECTION, "elected " + CandidateRecorder.ELECTION);
  }

  /**
   * Payara Micro's process ends at this. The servers go on, and of the adapter nothing must be left
   * in them but what they keep themselves: its class loader. That the adapter does not keep it is
   * seen in {@code ClassLoaderIT}; dumps of the servers' heaps showed who does:
   *
   * <ul>
   *   <li>WildFly 39: idle threads of its work manager, whose frames hold the last work until the
   *       next;
   *   <li>Payara Server 6.2025.10: its idle thread "RA Shutdown" as context loader, and a
   *       descriptor of the connector that stays in its naming context.
   * </ul>
   */
  @Test
  @Order(9)
  @RunAsClient
  void theUndeploymentLeavesNothingBehind(@ArquillianResource Deployer deployer) throws Exception {
    undeployCleanly(deployer);
  }

  @Test
  @Order(10)
  @RunAsClient
  void theNextDeploymentBeginsAnewAndEndsAsCleanly(@ArquillianResource Deployer deployer)
      throws Exception {
    assumeFalse(Deployments.isMicro(), "Payara Micro's process ends at the undeployment");
    deployer.deploy(APPLICATION);
    await().atMost(SOON).until(() -> TestEtcd.leases().size() == 1);
    undeployCleanly(deployer);
  }

  private static void undeployCleanly(Deployer deployer) throws Exception {
    assertThat(TestEtcd.leases()).hasSize(1);
    deployer.undeploy(APPLICATION);
    // Much sooner than the lease would end by itself: its last renewal is ten seconds ago at most.
    await().atMost(Duration.ofSeconds(10)).until(() -> TestEtcd.leases().isEmpty());
    assertThat(TestEtcd.keys("/tooz/locks")).isEmpty();
    if (!Deployments.isMicro()) {
      ServerProcess server = ServerProcess.find();
      assertThat(server.threads())
          .isNotEmpty()
          .noneMatch(name -> name.matches("(coordination|grpc|jetcd|vert).*"));
      await().atMost(SOON).until(() -> server.instances(SESSION) == 0);
    }
  }

  private static void hears(Queue<String> heard, String event) {
    await().atMost(SOON).until(() -> heard.contains(event));
  }

  private static String[] waiters() throws Exception {
    return (String[]) attribute("Waiters");
  }

  private static Object attribute(String name) throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .getAttribute(new ObjectName("io.ironicinspector:type=Coordination,instance=1"), name);
  }

  private static Rows rows() throws Exception {
    return new Rows(CoordinationIT.<DataSource>lookup("java:app/jdbc/inspector"));
  }

  private static UserTransaction transaction() throws NamingException {
    return lookup("java:comp/UserTransaction");
  }

  private static ManagedExecutorService executor() throws NamingException {
    return lookup("java:comp/DefaultManagedExecutorService");
  }

  private static CoordinationConnectionFactory factory() throws NamingException {
    return lookup(
        "wildfly".equals(System.getProperty("inspector.server"))
            ? "java:global/eis/coordination"
            : "java:app/eis/coordination");
  }

  @SuppressWarnings({"BanJNDI", "TypeParameterUnusedInFormals"}) // the names are ours
  private static <T> T lookup(String name) throws NamingException {
    return InitialContext.doLookup(name);
  }
}
