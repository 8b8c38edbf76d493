package io.ironicinspector.coordination.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What etcd says of itself at one moment: the plain samples of its {@code /metrics}, by name. */
record Metrics(Map<String, Double> values) {
  private static final String FSYNC = "etcd_disk_wal_fsync_duration_seconds";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Empty if etcd does not show them here. */
  static Optional<Metrics> read(String endpoint) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + endpoint + "/metrics"))
            .timeout(PATIENCE)
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.of(parse(answer.body())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Metrics parse(String text) {
    Map<String, Double> values = new LinkedHashMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#") && line.indexOf(' ') > 0)
        .forEach(
            line -> {
              int end = line.lastIndexOf(' ');
              values.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)));
            });
    return new Metrics(values);
  }

  private double value(String name) {
    return values.getOrDefault(name, 0.0);
  }

  /** How many changes the cluster has agreed upon since then. */
  long commitsSince(Metrics before) {
    String name = "etcd_server_proposals_committed_total";
    return Math.round(value(name) - before.value(name));
  }

  /** How long the disk took since then, for people. */
  String fsyncsSince(Metrics before) {
    double count = value(FSYNC + "_count") - before.value(FSYNC + "_count");
    double seconds = value(FSYNC + "_sum") - before.value(FSYNC + "_sum");
    if (count == 0) {
      return "none";
    }
    return String.format(
        Locale.ROOT,
        "%.0f, mean %.0f us, half of them within %s, 99 of 100 within %s",
        count,
        seconds / count * 1e6,
        bound(before, count * 0.5),
        bound(before, count * 0.99));
  }

  // Buckets are cumulative and come in rising order.
  private String bound(Metrics before, double rank) {
    String start = FSYNC + "_bucket{le=\"";
    return values.keySet().stream()
        .filter(name -> name.startsWith(start))
        .filter(name -> value(name) - before.value(name) >= rank)
        .findFirst()
        .map(name -> name.substring(start.length(), name.length() - 2) + " s")
        .orElse("?");
  }
}
