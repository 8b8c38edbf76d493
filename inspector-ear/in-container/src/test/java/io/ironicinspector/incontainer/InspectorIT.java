package io.ironicinspector.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.CoordinationConnection;
import io.ironicinspector.coordination.CoordinationConnectionFactory;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import java.time.Duration;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole application inside one server, all roles in one process, coordinated by the in-process
 * provider.
 */
@ExtendWith(ArquillianExtension.class)
class InspectorIT {
  private static final LockName NODE = new LockName("0f0f0f0f-0000-4000-8000-000000000001");
  private static final Duration SOON = Duration.ofSeconds(20);

  @Deployment
  static Archive<?> application() {
    return Deployments.withTests();
  }

  @Test
  void aLockExcludesAndItsTokenGrows() throws Exception {
    try (CoordinationConnection first = factory().getConnection();
        CoordinationConnection second = factory().getConnection()) {
      LockGrant held = first.tryLock(NODE, Duration.ZERO).orElseThrow();
      assertThat(second.tryLock(NODE, Duration.ZERO)).isEmpty();
      held.close();
      try (LockGrant next = second.tryLock(NODE, SOON).orElseThrow()) {
        assertThat(next.fencingToken()).isGreaterThan(held.fencingToken());
      }
    }
  }

  @Test
  void aMessageDrivenBeanHearsWhoJoinsAndLeaves() throws Exception {
    MemberId member = new MemberId("ironic_inspector.test.in-container");
    try (CoordinationConnection connection = factory().getConnection()) {
      connection.join(connection.group(), member, Map.of("k", "v"));
      await().atMost(SOON).until(() -> MembershipRecorder.HEARD.contains("joined " + member));
      assertThat(connection.members(connection.group()).members())
          .contains(new Member(member, Map.of("k", "v")));
      connection.leave(connection.group(), member);
      await().atMost(SOON).until(() -> MembershipRecorder.HEARD.contains("left " + member));
    }
  }

  @Test
  @RunAsClient
  void anIntrospectionRunsEndToEnd() throws Exception {
    try (Scenario scenario = Scenario.enrolOneMachine()) {
      scenario.start();
      scenario.awaitState("waiting");
      scenario.playRamdisk();
      scenario.awaitState("finished");
      assertThat(scenario.data().getInt("cpus")).isEqualTo(16);
      assertThat(scenario.portsInIronic()).containsExactly("52:54:00:aa:bb:01");
      scenario.assertMonitored();
    }
  }

  @SuppressWarnings("BanJNDI") // the one name is ours
  private static CoordinationConnectionFactory factory() throws NamingException {
    String name =
        "wildfly".equals(System.getProperty("inspector.server"))
            ? "java:global/eis/coordination"
            : "java:app/eis/coordination";
    return InitialContext.doLookup(name);
  }
}
