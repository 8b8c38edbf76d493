package io.ironicinspector.coordination.adapter.etcd;

import static io.ironicinspector.coordination.adapter.etcd.SecureSession.opened;
import static io.ironicinspector.coordination.adapter.etcd.SecureSession.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.Candidacy;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.Leadership;
import io.ironicinspector.coordination.LeadershipListener;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.PaceName;
import io.ironicinspector.coordination.adapter.RecordedEvents;
import io.ironicinspector.coordination.adapter.settings.Option;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import io.ironicinspector.coordination.adapter.testing.OneMoreClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users and permissions, granted by the commands of SECURITY.md and taken away one by one. */
@Timeout(60)
@ExtendWith(OneMoreClient.class)
class EtcdAccessIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final MemberId MEMBER = new MemberId("ironic_inspector.conductor.c1");
  private static final LockName NODE = new LockName("1be26c0b-03f2-4d2e-ae87-c02d7f33c123");
  private static final ElectionName ELECTION = new ElectionName("sync");
  private static final String ROOT = "--user=root:ROOTPASSWORD";

  private static EtcdServer etcd;

  @BeforeAll
  static void startEtcd() {
    etcd = EtcdServer.started();
    SecurityPage.follow(etcd);
  }

  @AfterAll
  static void stopEtcd() {
    etcd.close();
  }

  @Test
  void theRoleOfThePageIsEnoughForLocks() throws Exception {
    try (EtcdCoordinator first = opened(documented());
        EtcdCoordinator second = opened(documented())) {
      LockGrant grant = first.tryLock(NODE, Duration.ZERO).orElseThrow();
      assertThat(grant.confirm()).isTrue();
      assertThat(second.locks()).extracting(HeldLock::name).containsExactly(NODE);
      CompletableFuture<Optional<LockGrant>> waiting = waitingIn(second);
      grant.close();
      LockGrant next = waiting.get(SOON.toSeconds(), TimeUnit.SECONDS).orElseThrow();
      assertThat(first.forceRelease(NODE, next.fencingToken())).isTrue();
      await().atMost(SOON).until(() -> !next.isValid());
    }
  }

  @Test
  void theRoleOfThePageIsEnoughForGroups() {
    try (EtcdCoordinator coordinator = opened(documented())) {
      var events = new RecordedEvents();
      coordinator.watch(coordinator.group(), events);
      coordinator.join(coordinator.group(), MEMBER, Map.of("version", "1"));
      await().atMost(SOON).until(() -> events.all().contains("joined " + MEMBER));
      assertThat(coordinator.members(coordinator.group()).members())
          .containsExactly(new Member(MEMBER, Map.of("version", "1")));
      coordinator.leave(coordinator.group(), MEMBER);
      await().atMost(SOON).until(() -> events.all().contains("left " + MEMBER));
    }
  }

  @Test
  void theRoleOfThePageIsEnoughForElectionsAndPaces() throws Exception {
    try (EtcdCoordinator coordinator = opened(documented())) {
      try (Candidacy candidacy = coordinator.runFor(ELECTION, new Indifferent())) {
        await().atMost(SOON).until(() -> candidacy.leadership().isPresent());
        assertThat(coordinator.leader(ELECTION)).isPresent();
      }
      assertThat(coordinator.awaitTurn(new PaceName("power"), Duration.ofMillis(100), SOON))
          .isTrue();
      assertThat(coordinator.awaitTurn(new PaceName("power"), Duration.ofMillis(100), SOON))
          .isTrue();
    }
  }

  @Test
  void aCleanStopRevokesTheLeaseWithTheRoleOfThePage() throws Exception {
    EtcdCoordinator coordinator = opened(documented());
    assertThat(coordinator.tryLock(NODE, Duration.ZERO)).isPresent();
    coordinator.close();
    assertThat(etcd.etcdctl(ROOT, "get", "--prefix", "--keys-only", "/tooz/")).isBlank();
  }

  @Test
  void aMissingPermissionForTheNamespaceIsNamed() {
    String namespace = prefix("/ironic-inspector/");
    without(
        namespace,
        () ->
            assertThat(refusal(documented()))
                .contains("user ironic-inspector may not read " + namespace + "*"));
  }

  @Test
  void aMissingPermissionForLocksIsNamed() {
    String locks = prefix("/tooz/locks");
    try (EtcdCoordinator coordinator = opened(documented())) {
      without(
          locks,
          () ->
              assertRefused(
                  () -> coordinator.tryLock(NODE, Duration.ZERO),
                  "user ironic-inspector may not read " + locks + "*"));
    }
  }

  @Test
  void aPermissionThatIsForReadingOnlyIsNamed() {
    String locks = prefix("/tooz/locks");
    try (EtcdCoordinator coordinator = opened(documented())) {
      without(
          locks,
          () -> {
            grant("read", locks);
            assertRefused(
                () -> coordinator.tryLock(NODE, Duration.ZERO),
                "user ironic-inspector may not write " + locks + "*");
          });
    }
  }

  @Test
  void aMissingPermissionForTheGroupIsNamed() {
    String group = prefix("tooz/groups/");
    try (EtcdCoordinator coordinator = opened(documented())) {
      without(
          group,
          () ->
              assertRefused(
                  () -> coordinator.members(coordinator.group()),
                  "user ironic-inspector may not read " + group + "*"));
    }
  }

  @Test
  void aWrongPasswordIsNamed() {
    Map<Option, String> wrong = withUser("ironic-inspector", "guess");
    assertThat(refusal(wrong))
        .contains("the password of user ironic-inspector is wrong, or there is no such user")
        .doesNotContain("guess");
  }

  @Test
  void aUserThatIsNotKnownIsNamed() {
    assertThat(refusal(withUser("alice", "PASSWORD"))).contains("of user alice");
  }

  @Test
  void aMissingUserIsNamed() {
    assertThat(refusal(Map.of(Option.ENDPOINTS, etcd.endpoint())))
        .contains("etcd wants to know who asks; set user and password");
  }

  @Test
  void authenticationThatIsSwitchedOffIsNamed() {
    try (EtcdServer open = EtcdServer.started()) {
      var properties =
          Map.of(
              Option.ENDPOINTS, open.endpoint(), Option.USER, "alice", Option.PASSWORD, "secret");
      assertThat(refusal(properties)).contains("etcd has its authentication switched off");
    }
  }

  private static void assertRefused(ThrowingCallable call, String why) {
    assertThatThrownBy(call)
        .isInstanceOf(CoordinationUnavailableException.class)
        .hasMessageContaining(why);
  }

  private static CompletableFuture<Optional<LockGrant>> waitingIn(EtcdCoordinator coordinator) {
    CompletableFuture<Optional<LockGrant>> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return coordinator.tryLock(NODE, SOON);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    await().atMost(SOON).until(() -> coordinator.status().waiting().contains(NODE));
    return waiting;
  }

  private static Map<Option, String> documented() {
    return withUser("ironic-inspector", "PASSWORD");
  }

  private static Map<Option, String> withUser(String user, String password) {
    return Map.of(Option.ENDPOINTS, etcd.endpoint(), Option.USER, user, Option.PASSWORD, password);
  }

  private static String prefix(String start) {
    List<String> found =
        SecurityPage.prefixes().stream().filter(prefix -> prefix.startsWith(start)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** One permission fewer, for as long as {@code check} takes. */
  private static void without(String prefix, Runnable check) {
    revoke(prefix);
    try {
      check.run();
    } finally {
      revoke(prefix);
      grant("readwrite", prefix);
    }
  }

  private static void grant(String kind, String prefix) {
    etcd.etcdctl(
        ROOT, "role", "grant-permission", "--prefix=true", "ironic-inspector", kind, prefix);
  }

  private static void revoke(String prefix) {
    try {
      etcd.etcdctl(ROOT, "role", "revoke-permission", "--prefix=true", "ironic-inspector", prefix);
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("permission is not granted");
    }
  }

  private static final class Indifferent implements LeadershipListener {
    @Override
    public void onElected(Leadership leadership) {
      assertThat(leadership.election()).isEqualTo(ELECTION);
    }

    @Override
    public void onDemoted(ElectionName election) {
      assertThat(election).isEqualTo(ELECTION);
    }
  }
}
