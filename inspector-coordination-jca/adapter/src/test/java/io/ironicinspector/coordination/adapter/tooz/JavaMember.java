package io.ironicinspector.coordination.adapter.tooz;

import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.etcd.EtcdCoordinator;
import io.ironicinspector.coordination.adapter.settings.Option;
import io.ironicinspector.coordination.adapter.settings.SettingsReader;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import java.util.Map;
import java.util.Optional;

/** Makes started coordinators. */
final class JavaMember {
  static final GroupName GROUP = new GroupName("/openstack/ironic-inspector/service-group");

  private JavaMember() {}

  static Coordinator on(EtcdServer etcd) {
    var properties =
        Map.of(
            Option.ENDPOINTS,
            etcd.endpoint(),
            Option.GROUP_PATH,
            GROUP.value(),
            Option.LEASE_TTL,
            "5");
    var reader = new SettingsReader(properties, key -> Optional.empty());
    var coordinator = new EtcdCoordinator(reader.settings(), Ticker.SYSTEM);
    coordinator.start();
    return coordinator;
  }
}
