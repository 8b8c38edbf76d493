package io.ironicinspector.coordination.adapter.tooz;

import static io.ironicinspector.coordination.adapter.tooz.JavaMember.GROUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.RecordedEvents;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import io.ironicinspector.coordination.adapter.testing.OneMoreClient;
import io.ironicinspector.coordination.adapter.testing.ToozPeer;
import io.ironicinspector.coordination.adapter.testing.ToozPeer.Driver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same group in Java and in Python, with either of tooz's drivers. */
@Timeout(120)
@ExtendWith(OneMoreClient.class)
class ToozGroupIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final MemberId JAVA = new MemberId("ironic_inspector.conductor.j1.example");
  private static final MemberId PYTHON = new MemberId("ironic_inspector.conductor.p1.example");
  private static final Map<String, String> METADATA =
      Map.of("rpc_url", "http://j1.example/rpc", "version", "1");

  private static EtcdServer etcd;
  private Coordinator java;

  @BeforeAll
  static void startEtcd() {
    etcd = EtcdServer.started();
  }

  @AfterAll
  static void stopEtcd() {
    etcd.close();
  }

  @BeforeEach
  void start() {
    java = JavaMember.on(etcd);
  }

  @AfterEach
  void stop() {
    java.close();
    etcd.etcdctl("del", "--prefix", "tooz/groups/");
  }

  @ParameterizedTest
  @EnumSource
  void javaSeesThePythonMemberAndWhatItSays(Driver driver) {
    try (ToozPeer python = ToozPeer.alive(driver, etcd, PYTHON.value())) {
      python.ask("create " + GROUP);
      python.ask("join " + GROUP + " {\"weight\": 3, \"zone\": \"a\"}");
      assertThat(java.members(GROUP).members())
          .containsExactly(new Member(PYTHON, Map.of("weight", "3", "zone", "a")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPythonMemberThatSaysNothingIsAMember(Driver driver) {
    try (ToozPeer python = ToozPeer.alive(driver, etcd, PYTHON.value())) {
      python.ask("create " + GROUP);
      python.ask("join " + GROUP);
      assertThat(java.members(GROUP).members()).containsExactly(new Member(PYTHON, Map.of()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void pythonSeesTheJavaMemberAndWhatItSays(Driver driver) {
    java.join(GROUP, JAVA, METADATA);
    awaitMembers(JAVA);
    try (ToozPeer python = ToozPeer.alive(driver, etcd, PYTHON.value())) {
      assertThat(python.ask("list " + GROUP)).isEqualTo(json(JAVA));
      assertThat(python.ask("capabilities " + GROUP + " " + JAVA))
          .isEqualTo("{\"rpc_url\": \"http://j1.example/rpc\", \"version\": \"1\"}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothAreMembersOfAGroupThatJavaCreated(Driver driver) {
    java.join(GROUP, JAVA, METADATA);
    awaitMembers(JAVA);
    try (ToozPeer python = ToozPeer.alive(driver, etcd, PYTHON.value())) {
      assertThat(python.ask("create " + GROUP)).contains("GroupAlreadyExist");
      assertThat(python.ask("join " + GROUP)).isEqualTo("null");
      assertThat(python.ask("list " + GROUP)).isEqualTo(json(JAVA, PYTHON));
      awaitMembers(JAVA, PYTHON);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothAreMembersOfAGroupThatPythonCreated(Driver driver) {
    try (ToozPeer python = ToozPeer.alive(driver, etcd, PYTHON.value())) {
      assertThat(python.ask("create " + GROUP)).isEqualTo("null");
      java.join(GROUP, JAVA, METADATA);
      awaitMembers(JAVA);
      assertThat(python.ask("join " + GROUP)).isEqualTo("null");
      assertThat(python.ask("list " + GROUP)).isEqualTo(json(JAVA, PYTHON));
      awaitMembers(JAVA, PYTHON);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aJavaMemberThatLeavesIsGoneForPython(Driver driver) {
    java.join(GROUP, JAVA, METADATA);
    awaitMembers(JAVA);
    try (ToozPeer python = ToozPeer.alive(driver, etcd, PYTHON.value())) {
      java.leave(GROUP, JAVA);
      assertThat(python.ask("list " + GROUP)).isEqualTo("[]");
      java.join(GROUP, JAVA, METADATA);
      await().atMost(SOON).until(() -> python.ask("list " + GROUP).equals(json(JAVA)));
      java.close();
      assertThat(python.ask("list " + GROUP)).isEqualTo("[]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void javaHearsPythonJoinAndLeave(Driver driver) {
    var events = new RecordedEvents();
    java.watch(GROUP, events);
    try (ToozPeer python = ToozPeer.alive(driver, etcd, PYTHON.value())) {
      python.ask("create " + GROUP);
      python.ask("join " + GROUP);
      awaitEvent(events, "joined " + PYTHON, SOON);
      python.ask("leave " + GROUP);
      awaitEvent(events, "left " + PYTHON, SOON);
    }
  }

  @ParameterizedTest
  @EnumSource
  void javaHearsThatAPythonProcessDied(Driver driver) {
    var events = new RecordedEvents();
    java.watch(GROUP, events);
    var ttl = Duration.ofSeconds(3);
    try (ToozPeer python = ToozPeer.mortal(driver, etcd, PYTHON.value(), ttl)) {
      python.ask("create " + GROUP);
      python.ask("join " + GROUP);
      awaitEvent(events, "joined " + PYTHON, SOON);
    }
    awaitEvent(events, "left " + PYTHON, ttl.plusSeconds(3));
  }

  @Test
  void pythonHearsJavaJoinAndLeave() {
    try (ToozPeer python = ToozPeer.alive(Driver.ETCD3, etcd, PYTHON.value())) {
      python.ask("create " + GROUP);
      python.ask("watch " + GROUP);
      assertThat(python.ask("events")).isEqualTo("[]");
      java.join(GROUP, JAVA, METADATA);
      awaitMembers(JAVA);
      assertThat(python.ask("events")).isEqualTo("[\"joined " + JAVA + "\"]");
      java.leave(GROUP, JAVA);
      assertThat(python.ask("events")).isEqualTo("[\"left " + JAVA + "\"]");
    }
  }

  private void awaitMembers(MemberId... expected) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(java.members(GROUP).members())
                    .extracting(Member::id)
                    .containsExactlyInAnyOrder(expected));
  }

  private static void awaitEvent(RecordedEvents events, String event, Duration patience) {
    await().atMost(patience).until(() -> events.all().contains(event));
  }

  private static String json(MemberId... members) {
    return "[\""
        + String.join("\", \"", List.of(members).stream().map(MemberId::value).toList())
        + "\"]";
  }
}
