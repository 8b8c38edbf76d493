package io.ironicinspector.coordination.adapter.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.etcd.jetcd.ByteSequence;
import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.Leadership;
import io.ironicinspector.coordination.adapter.RecordedLeadership;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import io.ironicinspector.coordination.adapter.testing.OneMoreClient;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Leading while the store is silent. */
@Timeout(90)
@ExtendWith(OneMoreClient.class)
class EtcdElectionIT {
  private static final ElectionName SYNC = new ElectionName("sync");

  @Test
  void whoCannotBeSureStopsLeadingAndGoesOnWithTheSameToken() {
    var events = new RecordedLeadership();
    try (EtcdServer etcd = EtcdServer.started();
        // Long enough for the store to be thawed between two thirds of it and its end.
        EtcdCoordinator only = Sessions.on(etcd, new GroupName("g"), Duration.ofSeconds(12))) {
      only.start();
      try (var candidacy = only.runFor(SYNC, events)) {
        await().atMost(Duration.ofSeconds(20)).until(() -> candidacy.leadership().isPresent());
        Leadership before = candidacy.leadership().orElseThrow();
        etcd.freeze();
        await().atMost(Duration.ofSeconds(20)).until(() -> !before.isValid());
        await()
            .atMost(Duration.ofSeconds(2))
            .until(() -> events.all().equals(List.of("elected", "demoted")));
        assertThat(candidacy.leadership()).isEmpty();
        etcd.thaw();
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> events.all().equals(List.of("elected", "demoted", "elected")));
        assertThat(candidacy.leadership().orElseThrow().fencingToken())
            .isEqualTo(before.fencingToken());
        assertThat(new EtcdView(etcd).keys("/ironic-inspector/election/"))
            .containsExactly("/ironic-inspector/election/sync");
      }
    }
  }

  @Test
  void aLeaderWhoseSessionIsLostGoesToTheEndOfTheQueue() {
    var first = new RecordedLeadership();
    var second = new RecordedLeadership();
    try (EtcdServer etcd = EtcdServer.started();
        EtcdCoordinator one = Sessions.on(etcd, new GroupName("g"));
        EtcdCoordinator two = Sessions.on(etcd, new GroupName("g"))) {
      one.start();
      var leader = one.runFor(SYNC, first);
      await().atMost(Duration.ofSeconds(20)).until(() -> leader.leadership().isPresent());
      two.start();
      var next = two.runFor(SYNC, second);
      var view = new EtcdView(etcd);
      String queue = "/ironic-inspector/queue/election/sync/";
      await().atMost(Duration.ofSeconds(20)).until(() -> view.keys(queue).size() == 1);
      etcd.etcdctl("lease", "revoke", leaseOfTheLeader(view));
      await().atMost(Duration.ofSeconds(20)).until(() -> next.leadership().isPresent());
      await().atMost(Duration.ofSeconds(20)).until(() -> view.keys(queue).size() == 1);
      assertThat(first.all()).containsExactly("elected", "demoted");
      next.close();
      await().atMost(Duration.ofSeconds(20)).until(() -> leader.leadership().isPresent());
    }
  }

  private static String leaseOfTheLeader(EtcdView view) {
    byte[] value = HexFormat.of().parseHex(view.valueOf("/ironic-inspector/election/sync"));
    return Long.toHexString(LockValue.decode(ByteSequence.from(value)).orElseThrow().lease());
  }
}
