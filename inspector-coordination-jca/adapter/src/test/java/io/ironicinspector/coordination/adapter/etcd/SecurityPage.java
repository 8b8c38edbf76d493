package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import io.ironicinspector.coordination.adapter.testing.PeerScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The commands that SECURITY.md tells an administrator to run. */
final class SecurityPage {
  private static final String PROGRAM = "etcdctl ";

  private SecurityPage() {}

  /** Those for the role and its user, in their order, without the program's name. */
  static List<String> commands() {
    // Its folder lies beside server-config.
    Path page =
        PeerScript.file("").resolve("../../inspector-coordination-jca/SECURITY.md").normalize();
    try {
      return Files.readAllLines(page).stream()
          .filter(line -> line.startsWith(PROGRAM))
          .map(line -> line.substring(PROGRAM.length()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + page, e);
    }
  }

  /** The prefixes that are granted. */
  static List<String> prefixes() {
    return commands().stream()
        .filter(command -> command.startsWith("role grant-permission"))
        .map(command -> command.substring(command.lastIndexOf(' ') + 1))
        .toList();
  }

  /** Does as the page says, and switches authentication on. */
  static void follow(EtcdServer etcd) {
    commands().forEach(command -> etcd.etcdctl(command.split(" ")));
    etcd.etcdctl("user", "add", "root:ROOTPASSWORD");
    etcd.etcdctl("auth", "enable");
  }
}
