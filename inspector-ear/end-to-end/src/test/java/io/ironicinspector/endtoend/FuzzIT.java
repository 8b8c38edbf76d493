package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Requests that nobody should send, to a process that lets everybody in and to one that asks for a
 * password, trusts proxies and serves pages of one origin: thousands, many more with {@code test
 * --full}. The seed is fixed; {@code -Dfuzz.seed=N} takes another.
 */
class FuzzIT {
  private static final int CLIENTS = 3;
  private static final int ROUNDS = 4;
  private static final int REQUESTS = Boolean.getBoolean("inspector.full") ? 10_000 : 400;
  private static final long SEED = Long.getLong("fuzz.seed", 20261128);
  private static final long LEAK_BYTES = 1024; // for each request
  private static final String USER = "api:between-processes";
  private static final String USERS =
      "api:$2b$04$R1GMZ6nuTphQNda3jq6jS.or949rIy4YV4SGNJ6eSK4WeB8XkP7Xe\n";

  private static IronicSimulator ironic;
  private static Service open;
  private static Service guarded;
  private static int machines = 50;

  @BeforeAll
  static void start() throws Exception {
    ironic = IronicSimulator.start(0);
    Path folder = Checkout.newFolder("fuzz");
    int port = Service.freePort();
    open = Service.start("ironic-inspector", folder, port, config(port, folder));
    folder = Checkout.newFolder("fuzz-guarded");
    port = Service.freePort();
    guarded = Service.start("ironic-inspector", folder, port, guarded(port, folder));
    open.awaitReady();
    guarded.awaitReady();
  }

  private static String config(int port, Path folder) {
    // What the database keeps of its file in memory would look like a leak.
    return Config.allInOne(port, folder, ironic.uri().toString())
        .replace("AUTO_SERVER=TRUE", "AUTO_SERVER=TRUE;CACHE_SIZE=0");
  }

  private static String guarded(int port, Path folder) throws Exception {
    Path users = Files.writeString(folder.resolve("htpasswd"), USERS);
    return config(port, folder)
            .replace(
                "auth_strategy = noauth",
                "auth_strategy = http_basic\nhttp_basic_auth_user_file = " + users)
        + """
        [cors]
        allowed_origin = %s
        [oslo_middleware]
        enable_proxy_headers_parsing = true
        """
            .formatted(OddHeaders.ORIGIN);
  }

  @AfterAll
  static void stop() throws Exception {
    for (Service service : new Service[] {open, guarded}) {
      if (service != null) {
        service.close();
      }
    }
    ironic.close();
  }

  @Test
  void nothingMakesItFailHangOrGrow() throws Exception {
    List<Fuzzer> fuzzers = fuzzers(open, Optional.empty());
    List<Long> heap = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(complaints(fuzzers)).as("seed %d, round %d", SEED, round).isEmpty();
      // What the requests left in the database is not what this looks for.
      Http.send("DELETE", open.url() + "/v1/rules", "");
      heap.add(heapAfterCollection());
    }
    // A leak shows in every round; in one alone something was used for the first time.
    long leaked = Long.MAX_VALUE;
    for (int round = 2; round < ROUNDS; round++) {
      leaked = Math.min(leaked, heap.get(round) - heap.get(round - 1));
    }
    assertThat(leaked / CLIENTS / REQUESTS)
        .as("bytes for each request; live bytes after each round: %s", heap)
        .isLessThan(LEAK_BYTES);
    assertIsWell(open);
  }

  @Test
  void nobodyGetsInWithoutTheRightPassword() throws Exception {
    List<Fuzzer> fuzzers = fuzzers(guarded, Optional.of(USER));
    assertThat(complaints(fuzzers)).as("seed %d", SEED).isEmpty();
    assertIsWell(guarded);
  }

  private static void assertIsWell(Service service) throws Exception {
    assertThat(service.log()).doesNotContain("OutOfMemoryError", "a request failed unexpectedly");
    assertThat(Http.send("GET", service.url() + "/health/ready", "").statusCode()).isEqualTo(200);
  }

  private static List<Fuzzer> fuzzers(Service service, Optional<String> user) throws Exception {
    JsonObject openApi = Http.json(Http.send("GET", service.url() + "/openapi", "").body());
    Fuzzer.Target target = new Fuzzer.Target(service.url(), Operation.all(openApi), user);
    List<Fuzzer> fuzzers = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      Machine machine = Machine.enrol(ironic, machines++);
      List<String> names = List.of(machine.uuid(), "machine-" + machine.number());
      fuzzers.add(new Fuzzer(target, names, Http.json(machine.inventory()), SEED + client));
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
    List<String> command = List.of(jcmd, String.valueOf(open.pid()), "GC.class_histogram");
    Program.Result result = Program.run(Duration.ofMinutes(1), command);
    assertThat(result.exit()).as(result.err()).isZero();
    String total =
        result.out().lines().filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
    return Long.parseLong(total.strip().split("\\s+", -1)[2]);
  }
}
