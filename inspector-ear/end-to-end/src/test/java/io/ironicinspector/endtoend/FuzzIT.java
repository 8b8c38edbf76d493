package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
import java.util.stream.Stream;
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
  private static final int ROUNDS = 7;
  private static final int REQUESTS = Boolean.getBoolean("inspector.full") ? 10_000 : 400;
  private static final long SEED = Long.getLong("fuzz.seed", 20261128);
  private static final int WARM_UP = 3; // rounds
  private static final long LEAK_BYTES = 512; // for each request
  private static final long LEAK_FILES = 50;

  /**
   * Of a connection that was closed, which the server forgets after half a minute. It closes those
   * whose requests it refuses.
   */
  private static final long CONNECTION_BYTES = 2560;

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
    List<Fuzzer> fuzzers = fuzzers(open, Optional.empty(), Optional.empty());
    List<Heap> heaps = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(complaints(fuzzers)).as("seed %d, round %d", SEED, round).isEmpty();
      // What the requests left in the database is not what this looks for.
      Http.send("DELETE", open.url() + "/v1/rules", "");
      heaps.add(Heap.of(open));
    }
    Heap before = heaps.get(WARM_UP - 1);
    Heap after = heaps.get(ROUNDS - 1);
    long closed = (after.connections() - before.connections()) * CONNECTION_BYTES;
    long requests = (long) (ROUNDS - WARM_UP) * CLIENTS * REQUESTS;
    assertThat((after.bytes() - before.bytes() - closed) / requests)
        .as("bytes for each request; after each round: %s", heaps)
        .isLessThan(LEAK_BYTES);
    assertThat(after.files()).as("%s", heaps).isLessThan(before.files() + LEAK_FILES);
    assertIsWell(open);
  }

  @Test
  void nobodyGetsInWithoutTheRightPassword() throws Exception {
    List<Fuzzer> fuzzers = fuzzers(guarded, Optional.of(USER), Optional.of(OddHeaders.ORIGIN));
    assertThat(complaints(fuzzers)).as("seed %d", SEED).isEmpty();
    for (String right : OddHeaders.right(USER)) {
      assertThat(statusOfRules(right)).as(right).isEqualTo(200);
    }
    for (String wrong : OddHeaders.wrong(USER, new Noise(SEED))) {
      assertThat(statusOfRules(wrong)).as(wrong).isEqualTo(401);
    }
    assertIsWell(guarded);
  }

  private static int statusOfRules(String authorization) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(guarded.url() + "/v1/rules"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", authorization)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static void assertIsWell(Service service) throws Exception {
    assertThat(service.log()).doesNotContain("OutOfMemoryError", "a request failed unexpectedly");
    assertThat(Http.send("GET", service.url() + "/health/ready", "").statusCode()).isEqualTo(200);
  }

  private static List<Fuzzer> fuzzers(
      Service service, Optional<String> user, Optional<String> origin) throws Exception {
    JsonObject openApi = Http.json(Http.send("GET", service.url() + "/openapi", "").body());
    Fuzzer.Target target = new Fuzzer.Target(service.url(), Operation.all(openApi), user, origin);
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

  /** What a full collection leaves, and the descriptors of files. */
  private record Heap(long bytes, long connections, long files) {
    static Heap of(Service service) throws Exception {
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      List<String> command = List.of(jcmd, String.valueOf(service.pid()), "GC.class_histogram");
      Program.Result result = Program.run(Duration.ofMinutes(1), command);
      assertThat(result.exit()).as(result.err()).isZero();
      try (Stream<Path> files = Files.list(Path.of("/proc", "" + service.pid(), "fd"))) {
        return new Heap(
            column(result.out(), "Total", 2),
            column(result.out(), "org.glassfish.grizzly.nio.transport.TCPNIOConnection", 1),
            files.count());
      }
    }

    private static long column(String histogram, String row, int column) {
      return histogram
          .lines()
          .map(line -> line.strip().split("\\s+", -1))
          .filter(words -> List.of(words).contains(row))
          .map(words -> Long.parseLong(words[column]))
          .findFirst()
          .orElseThrow();
    }
  }
}
