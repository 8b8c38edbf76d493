package io.ironicinspector.coordination.adapter.etcd;

import static io.ironicinspector.coordination.adapter.etcd.SecureSession.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.adapter.RecordedEvents;
import io.ironicinspector.coordination.adapter.settings.Option;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import io.ironicinspector.coordination.adapter.testing.EtcdServer.Flavour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that live for five seconds. */
@Timeout(60)
class EtcdTokenIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration TWO_TOKENS = Duration.ofSeconds(11);
  private static final LockName LOCK = new LockName("n");
  private static final MemberId MEMBER = new MemberId("m");

  @TempDir private Path folder;

  /** etcd forgets the token when it was not used for that long. */
  @Test
  void nothingIsLostWhenSimpleTokensAreForgotten() throws Exception {
    outlives(List.of("--auth-token-ttl=5"));
  }

  /** These end however much they are used. */
  @Test
  void nothingIsLostWhenJsonWebTokensEnd() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "0123456789abcdef0123456789abcdef");
    outlives(List.of("--auth-token=jwt,sign-method=HS256,ttl=5s,priv-key=" + secret));
  }

  private static void outlives(List<String> options) throws IOException, InterruptedException {
    try (EtcdServer etcd = EtcdServer.stopped(new Flavour("http", options, List.of()))) {
      etcd.start();
      SecurityPage.follow(etcd);
      var properties =
          Map.of(
              Option.ENDPOINTS, etcd.endpoint(),
              Option.USER, "ironic-inspector",
              Option.PASSWORD, "PASSWORD",
              Option.LEASE_TTL, "6");
      try (EtcdCoordinator watcher = opened(properties);
          EtcdCoordinator worker = opened(properties)) {
        outlives(watcher, worker);
      }
    }
  }

  private static void outlives(EtcdCoordinator watcher, EtcdCoordinator worker)
      throws InterruptedException {
    var events = new RecordedEvents();
    watcher.watch(watcher.group(), events);
    LockGrant held = worker.tryLock(LOCK, Duration.ZERO).orElseThrow();
    await()
        .during(TWO_TOKENS)
        .atMost(TWO_TOKENS.plus(SOON))
        .until(() -> held.isValid() && worker.tryLock(LOCK, Duration.ZERO).isEmpty());
    assertThat(held.confirm()).isTrue();
    held.close();
    worker.tryLock(LOCK, Duration.ZERO).orElseThrow().close();
    worker.join(worker.group(), MEMBER, Map.of());
    await().atMost(SOON).until(() -> events.all().contains("joined " + MEMBER));
    assertThat(events.all()).doesNotContain("session LOST", "session SUSPECT");
  }
}
