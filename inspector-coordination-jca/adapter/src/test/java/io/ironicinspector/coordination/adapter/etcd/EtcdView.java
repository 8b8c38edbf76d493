package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /** How many reads and writes it was ever asked for; renewals and watches are neither. */
  long requests() throws IOException, InterruptedException {
    URI metrics = URI.create(etcd.endpoint() + "/metrics");
    HttpResponse<Stream<String>> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofLines());
    return answer
        .body()
        .filter(line -> line.startsWith("grpc_server_started_total"))
        .filter(line -> line.contains("\"etcdserverpb.KV\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
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
