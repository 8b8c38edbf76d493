package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.CoordinationContract;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import io.ironicinspector.coordination.adapter.testing.OneMoreClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on a real etcd. */
@ExtendWith(OneMoreClient.class)
class EtcdCoordinatorIT extends CoordinationContract {
  private static EtcdServer etcd;

  @BeforeAll
  static void startEtcd() {
    etcd = EtcdServer.started();
  }

  @AfterAll
  static void stopEtcd() {
    etcd.close();
  }

  @Override
  public int waiting(LockName name) {
    return (int)
        etcd.etcdctl(
                "get",
                "--prefix",
                "--keys-only",
                "/ironic-inspector/queue/ironic-inspector." + name + "/")
            .lines()
            .filter(line -> !line.isEmpty())
            .count();
  }

  @Override
  protected Coordinator open(GroupName group) {
    return Sessions.on(etcd, group);
  }
}
