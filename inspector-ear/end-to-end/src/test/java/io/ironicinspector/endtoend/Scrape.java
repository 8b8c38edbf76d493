package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The samples of {@code /metrics} at one moment, by name and labels. */
record Scrape(Map<String, Double> samples) {
  static Scrape of(Service service) throws Exception {
    HttpResponse<String> answer = Http.send("GET", service.url() + "/metrics", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain;")
        .contains("version=0.0.4");
    return new Scrape(
        answer
            .body()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" (?=[^ ]*$)"))
            .collect(Collectors.toMap(parts -> parts[0], parts -> Double.valueOf(parts[1]))));
  }

  /** Of all of them together. */
  static Scrape sum(Collection<Service> services) throws Exception {
    Map<String, Double> sum = new HashMap<>();
    for (Service service : services) {
      of(service).samples.forEach((name, value) -> sum.merge(name, value, Double::sum));
    }
    return new Scrape(sum);
  }

  /** Zero if there is no such sample. */
  double get(String sample) {
    return samples.getOrDefault(sample, 0.0);
  }

  /** By how much a sample has grown since. */
  double since(Scrape before, String sample) {
    return get(sample) - before.get(sample);
  }
}
