package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A real etcd of one node on a free loopback port, and its command-line client. */
final class Etcd implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(10); // the first run fetches the package
  private static final Duration SHORT = Duration.ofSeconds(20);

  private final Map<String, String> running;
  private final Path programs;

  private Etcd(Map<String, String> running, Path programs) {
    this.running = running;
    this.programs = programs;
  }

  static Etcd start() throws Exception {
    Path programs = Path.of(ok(LONG, List.of(Checkout.peer("etcd").toString())).strip());
    Path data = Checkout.newFolder("etcd");
    String said =
        ok(SHORT, List.of(Checkout.peer("etcd-run").toString(), "--data", data.toString()));
    Map<String, String> running =
        said.lines()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new Etcd(running, programs);
  }

  String endpoint() {
    return running.get("endpoint");
  }

  /** The keys below {@code prefix}, as {@code etcdctl get --prefix --keys-only} shows them. */
  List<String> keys(String prefix) throws IOException, InterruptedException {
    String etcdctl = programs.resolve("etcdctl").toString();
    List<String> command =
        List.of(etcdctl, "--endpoints", endpoint(), "get", "--prefix", "--keys-only", prefix);
    return ok(SHORT, command).lines().filter(line -> !line.isBlank()).toList();
  }

  /** The members of our group, without the group's own key. */
  List<String> members() throws IOException, InterruptedException {
    return keys("tooz/groups/").stream()
        .filter(key -> !key.endsWith("/"))
        .map(key -> key.substring(key.lastIndexOf('/') + 1))
        .toList();
  }

  @Override
  public void close() {
    ProcessHandle.of(Long.parseLong(running.get("pid"))).ifPresent(ProcessHandle::destroy);
  }

  private static String ok(Duration limit, List<String> command)
      throws IOException, InterruptedException {
    Program.Result result = Program.run(limit, command);
    assertThat(result.exit()).as("%s: %s", command, result.err()).isZero();
    return result.out();
  }
}
