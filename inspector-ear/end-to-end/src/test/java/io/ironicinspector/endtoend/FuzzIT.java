package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Requests that nobody should send, to a running process: thousands, many more with {@code test
 * --full}. The seed is fixed; {@code -Dfuzz.seed=N} takes another.
 */
class FuzzIT {
  private static final int CLIENTS = 3;
  private static final int ROUNDS = 3;
  private static final int REQUESTS = Boolean.getBoolean("inspector.full") ? 10_000 : 400;
  private static final long SEED = Long.getLong("fuzz.seed", 20261128);
  private static final long LEEWAY_BYTES = 16L << 20;

  private static IronicSimulator ironic;
  private static Service inspector;

  @BeforeAll
  static void start() throws Exception {
    ironic = IronicSimulator.start(0);
    Path folder = Checkout.newFolder("fuzz");
    int port = Service.freePort();
    String config = Config.allInOne(port, folder, ironic.uri().toString());
    inspector = Service.start("ironic-inspector", folder, port, config).awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    if (inspector != null) {
      inspector.close();
    }
    ironic.close();
  }

  @Test
  void nothingMakesItFailHangOrGrow() throws Exception {
    List<Fuzzer> fuzzers = fuzzers();
    List<Long> heap = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(complaints(fuzzers)).as("seed %d, round %d", SEED, round).isEmpty();
      // What the requests left in the database is not what this looks for.
      Http.send("DELETE", inspector.url() + "/v1/rules", "");
      heap.add(heapAfterCollection());
    }
    // The first round warms it up.
    assertThat(heap.get(ROUNDS - 1))
        .as("live bytes after each round: %s", heap)
        .isLessThan(heap.get(0) + LEEWAY_BYTES);
    assertThat(inspector.log()).doesNotContain("OutOfMemoryError", "a request failed unexpectedly");
    assertThat(Http.send("GET", inspector.url() + "/health/ready", "").statusCode()).isEqualTo(200);
  }

  private static List<Fuzzer> fuzzers() throws Exception {
    JsonObject openApi = Http.json(Http.send("GET", inspector.url() + "/openapi", "").body());
    List<Fuzzer> fuzzers = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      Machine machine = Machine.enrol(ironic, 50 + client);
      List<String> names = List.of(machine.uuid(), "machine-" + machine.number());
      JsonObject inventory = Http.json(machine.inventory());
      fuzzers.add(new Fuzzer(inspector.url(), openApi, names, inventory, SEED + client));
    }
    return fuzzers;
  }

  private static List<String> complaints(List<Fuzzer> fuzzers) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(fuzzers.size());
    try {
      List<Callable<List<String>>> work = new ArrayList<>();
      for (Fuzzer fuzzer : fuzzers) {
        work.add(() -> fuzzer.run(REQUESTS));
      }
      List<String> complaints = new ArrayList<>();
      for (Future<List<String>> done : clients.invokeAll(work)) {
        complaints.addAll(done.get());
      }
      return complaints;
    } finally {
      clients.shutdownNow();
    }
  }

  /** The histogram counts what a full collection leaves. */
  private static long heapAfterCollection() throws Exception {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    List<String> command = List.of(jcmd, String.valueOf(inspector.pid()), "GC.class_histogram");
    Program.Result result = Program.run(Duration.ofMinutes(1), command);
    assertThat(result.exit()).as(result.err()).isZero();
    String total =
        result.out().lines().filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
    return Long.parseLong(total.strip().split("\\s+", -1)[2]);
  }
}
