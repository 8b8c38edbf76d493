package io.ironicinspector.osloconfig.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the declarations against what the reference says of the Python service's. */
class UpstreamOptionsTest {
  private static final OptionRegistry REGISTRY = InspectorOptions.registry();

  @Test
  void optionsAreUpstreamsUnlessItIsExplained() throws IOException {
    List<String> explained =
        table("explained-differences.csv").flatMap(UpstreamOptionsTest::explained).toList();
    assertThat(explained).isNotEmpty();
    assertThat(
            table("upstream-options.csv")
                .map(UpstreamOption::parse)
                .flatMap(option -> option.differences(REGISTRY)))
        .containsExactlyInAnyOrderElementsOf(explained);
  }

  private static Stream<String> explained(String line) {
    List<String> columns = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
    assertThat(columns.get(2)).as("the reason in " + line).isNotBlank();
    return Stream.of(columns.get(0).split(",")).map(section -> section + "." + columns.get(1));
  }

  // Each row is a true one with one thing wrong.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "DEFAULT|time_out|integer|3600|..315576000|; DEFAULT.time_out: missing",
        "Default|timeout|integer|3600|..315576000|; Default.timeout: missing",
        "DEFAULT|timeout|string|3600|..315576000|; DEFAULT.timeout: type integer",
        "DEFAULT|timeout|integer|60|..315576000|; DEFAULT.timeout: default 3600",
        "DEFAULT|timeout|integer||..315576000|; DEFAULT.timeout: default 3600",
        "DEFAULT|timeout|integer|3600|..315576001|; DEFAULT.timeout: refuses 315576001",
        "DEFAULT|timeout|integer|3600|..315575999|; DEFAULT.timeout: takes 315576000",
        "DEFAULT|max_concurrency|integer|1000|1..|; DEFAULT.max_concurrency: refuses 1",
        "DEFAULT|max_concurrency|integer|1000|3..|; DEFAULT.max_concurrency: takes 2",
        "DEFAULT|timeout|integer|3600|..315576000|time; DEFAULT.timeout: not known as DEFAULT.time",
        "pci_devices|alias|string|||; pci_devices.alias: type repeated string",
      })
  void aDifferenceIsFound(String line, String difference) {
    assertThat(UpstreamOption.parse(line).differences(REGISTRY)).contains(difference);
  }

  private static Stream<String> table(String name) throws IOException {
    try (InputStream in = UpstreamOptionsTest.class.getResourceAsStream(name)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      // The first line that is no comment names the columns.
      return lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).skip(1);
    }
  }
}
