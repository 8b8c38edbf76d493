package io.ironicinspector.coordination.torture.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs of etcd, from {@code server-config/peers/etcd}. */
final class EtcdPrograms {
  // The first time it may have to fetch and unpack a package.
  private static final long UNPACK_SECONDS = 300;
  private static final long CALL_SECONDS = 20;

  private static Path folder;

  private EtcdPrograms() {}

  static synchronized Path folder() {
    if (folder == null) {
      Path script = RunFolder.projectRoot().resolve("server-config/peers/etcd");
      List<String> lines =
          Processes.run(List.of(script.toString()), UNPACK_SECONDS).lines().toList();
      folder = Path.of(lines.get(lines.size() - 1));
    }
    return folder;
  }

  /** Runs etcdctl. @return what it printed */
  static String etcdctl(String endpoints, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(folder().resolve("etcdctl").toString());
    command.add("--endpoints=" + endpoints);
    command.addAll(arguments);
    return Processes.run(command, CALL_SECONDS);
  }
}
