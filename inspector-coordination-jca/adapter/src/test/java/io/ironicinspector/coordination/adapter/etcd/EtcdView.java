package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lies in an etcd, seen with etcdctl. */
record EtcdView(EtcdServer etcd) {
  private static final Pattern REVISION = Pattern.compile("\"revision\":(\\d+)");

  List<String> keys(String prefix) {
    return etcd.etcdctl("get", "--prefix", "--keys-only", prefix)
        .lines()
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** In hex. */
  String valueOf(String key) {
    String printed = etcd.etcdctl("get", key, "--hex");
    return printed.lines().skip(1).findFirst().orElseThrow().replace("\\x", "");
  }

  String textOf(String key) {
    return etcd.etcdctl("get", key, "--print-value-only").strip();
  }

  /** In hex, as etcdctl shows them. */
  List<String> leases() {
    return etcd.etcdctl("lease", "list").lines().skip(1).map(String::strip).toList();
  }

  /** How many commits there were that changed something. */
  long revision() {
    Matcher found = REVISION.matcher(etcd.etcdctl("get", "nothing", "-w", "json"));
    if (!found.find()) {
      throw new IllegalStateException("etcdctl printed no revision");
    }
    return Long.parseLong(found.group(1));
  }
}
