package io.ironicinspector.coordination.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.etcd.jetcd.Client;
import io.ironicinspector.coordination.GroupSnapshot;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.settings.Credentials;
import io.ironicinspector.coordination.torture.cluster.Etcd;
import io.ironicinspector.coordination.torture.cluster.EtcdCluster;
import io.ironicinspector.coordination.torture.member.Coordinators;
import io.ironicinspector.coordination.torture.member.StopSignal;
import io.ironicinspector.coordination.torture.member.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** etcd forgets a token that was not used for a while; a session must not end with it. */
final class AuthTokenIT {
  private static final World WORLD = new World("auth");
  private static final String PASSWORD = "secret";
  private static final int TOKEN_SECONDS = 5;
  // Renewed every ten seconds, so that nothing uses the token in between.
  private static final Duration TTL = Duration.ofSeconds(30);
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
  private static final Logger CLIENTS = Logger.getLogger("io");

  private static EtcdCluster cluster;

  @BeforeAll
  static void start() {
    CLIENTS.setLevel(Level.OFF);
    cluster = EtcdCluster.start("--auth-token-ttl=" + TOKEN_SECONDS);
    cluster.etcdctl("user", "add", "root:" + PASSWORD);
    cluster.etcdctl("user", "grant-role", "root", "root");
    cluster.etcdctl("auth", "enable");
  }

  @AfterAll
  static void stop() {
    cluster.close();
    CLIENTS.setLevel(null);
  }

  @Test
  void anExpiredTokenEndsNeitherTheSessionNorItsWatches() throws Exception {
    URI endpoint = cluster.endpoints().get(0);
    var heard = new Heard();
    try (Coordinator one = coordinator();
        Coordinator other = coordinator();
        Client once =
            Client.builder().endpoints(endpoint).header("token", token(endpoint)).build()) {
      one.start();
      one.join(WORLD.group(), new MemberId("m1"), Map.of());
      one.watch(WORLD.group(), heard);
      LockGrant before = one.tryLock(new LockName("before"), Duration.ofSeconds(5)).orElseThrow();
      assertThat(read(once)).isNotNull();
      new StopSignal().sleep(Duration.ofSeconds(TOKEN_SECONDS + 4));
      // The control: who fetched a token once and for all is out now.
      assertThatThrownBy(() -> read(once)).hasMessageContaining("invalid auth token");
      assertThat(before.isValid()).isTrue();
      assertThat(before.confirm()).isTrue();
      try (LockGrant after =
          one.tryLock(new LockName("after"), Duration.ofSeconds(5)).orElseThrow()) {
        assertThat(after.isValid()).isTrue();
      }
      other.start();
      other.join(WORLD.group(), new MemberId("m2"), Map.of());
      await().untilAsserted(() -> assertThat(heard.members).contains("m1", "m2"));
      GroupSnapshot seen = one.members(WORLD.group());
      assertThat(seen.members()).extracting(member -> member.id().value()).contains("m1", "m2");
      assertThat(heard.states).doesNotContain(SessionState.LOST, SessionState.SUSPECT);
    }
  }

  private static Coordinator coordinator() {
    return Coordinators.etcd(
        WORLD, cluster.endpoints(), TTL, Optional.of(new Credentials("root", PASSWORD)));
  }

  private static Object read(Client client) throws Exception {
    return client.getKVClient().get(Etcd.key("any")).get(10, TimeUnit.SECONDS);
  }

  private static String token(URI endpoint) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/v3/auth/authenticate"))
            .POST(
                BodyPublishers.ofString(
                    "{\"name\":\"root\",\"password\":\"" + PASSWORD + "\"}", UTF_8))
            .timeout(Duration.ofSeconds(10))
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString(UTF_8)).body();
    Matcher token = TOKEN.matcher(answer);
    assertThat(token.find()).as(answer).isTrue();
    return token.group(1);
  }

  private static final class Heard implements MembershipListener {
    private final List<String> members = new CopyOnWriteArrayList<>();
    private final List<SessionState> states = new CopyOnWriteArrayList<>();

    @Override
    public void onSnapshot(List<Member> all) {
      all.forEach(this::onJoined);
    }

    @Override
    public void onJoined(Member member) {
      members.add(member.id().value());
    }

    @Override
    public void onLeft(MemberId member) {
      members.remove(member.value());
    }

    @Override
    public void onSession(SessionState state) {
      states.add(state);
    }
  }
}
