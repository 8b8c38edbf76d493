package io.ironicinspector.coordination.torture.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.etcd.jetcd.options.PutOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class EtcdClusterIT {
  private static EtcdCluster cluster;

  @BeforeAll
  static void start() {
    cluster = EtcdCluster.start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void aLeaderThatIsPartitionedFromTheOthersIsReplaced() {
    EtcdNode old = cluster.leader();
    cluster.partition(old);
    await()
        .atMost(Duration.ofSeconds(15))
        .until(
            () ->
                cluster
                    .indexes()
                    .anyMatch(node -> node != old.index() && cluster.etcd().isLeader(node)));
    cluster.heal();
    assertThat(cluster.leader().index()).isNotEqualTo(old.index());
  }

  @Test
  void withoutAQuorumNothingIsWrittenAndAfterTheReturnItIsAgain() throws Exception {
    cluster.nodes().get(0).freeze();
    cluster.nodes().get(1).kill();
    assertThatThrownBy(this::write).isInstanceOf(NoAnswerException.class);
    cluster.heal();
    assertThat(write()).isPositive();
  }

  private long write() throws NoAnswerException {
    return cluster
        .etcd()
        .anywhere(kv -> kv.put(Etcd.key("a"), Etcd.key("b"), PutOption.DEFAULT))
        .getHeader()
        .getRevision();
  }
}
