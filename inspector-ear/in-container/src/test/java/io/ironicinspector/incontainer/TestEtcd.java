package io.ironicinspector.incontainer;

import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import java.util.List;
import java.util.Map;

/** The etcd of this run, started when it is asked for first; it ends with the JVM of the tests. */
final class TestEtcd {
  private static EtcdServer server;

  private TestEtcd() {}

  private static synchronized EtcdServer server() {
    if (server == null) {
      EtcdServer started = EtcdServer.started();
      Runtime.getRuntime().addShutdownHook(new Thread(started::close));
      server = started;
    }
    return server;
  }

  /** The properties of an adapter that uses it, with a lease too long to end while a test looks. */
  static Map<String, String> properties() {
    return Map.of("provider", "etcd", "endpoints", server().endpoint(), "leaseTtl", "30");
  }

  /** Ids of the leases, in hex. */
  static List<String> leases() {
    return server().etcdctl("lease", "list").lines().skip(1).map(String::strip).toList();
  }

  static void revoke(String lease) {
    server().etcdctl("lease", "revoke", lease);
  }

  static List<String> keys(String prefix) {
    return server()
        .etcdctl("get", "--prefix", "--keys-only", prefix)
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }
}
