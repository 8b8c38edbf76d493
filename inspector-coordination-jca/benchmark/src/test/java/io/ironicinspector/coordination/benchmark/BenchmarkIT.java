package io.ironicinspector.coordination.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That it measures; what it measures means nothing on a machine that is busy with tests. */
@Timeout(120)
class BenchmarkIT {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aShortRunMeasuresEverythingAndLeavesNothing(@TempDir Path folder) throws Exception {
    Path json = folder.resolve("figures.json");
    try (EtcdServer etcd = EtcdServer.started()) {
      int status =
          run(List.of("--endpoints", etcd.endpoint(), "--rounds", "5", "--json", json.toString()));
      assertThat(status).as(out.toString(UTF_8)).isZero();
      assertThat(etcd.etcdctl("get", "--prefix", "--keys-only", "")).isBlank();
    }
    assertThat(out.toString(UTF_8))
        .contains("bare transaction", "jetcd lock+unlock", "tooz acquire+release")
        .contains("commits: acquire 1.00, release 1.00; proposals for both: 2.00")
        .contains("hand-off, 8 waiters", "members, 20 in the group", "fsyncs of etcd's log");
    assertThat(Files.readString(json))
        .startsWith("[\n  {\"name\": \"bare transaction\"")
        .contains("\"ratio\": 1.000000")
        .endsWith("]\n");
  }

  @Test
  void anEtcdThatIsNotThereIsSaid() throws Exception {
    assertThat(run(List.of("--endpoints", "127.0.0.1:1", "--rounds", "5"))).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("coordination-benchmark: etcd");
  }

  private int run(List<String> arguments) {
    try (var stream = new PrintStream(out, true, UTF_8)) {
      return Main.run(arguments, stream, stream);
    }
  }
}
