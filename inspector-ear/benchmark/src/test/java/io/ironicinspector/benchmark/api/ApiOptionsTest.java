package io.ironicinspector.benchmark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.benchmark.service.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiOptionsTest {
  @Test
  void withoutArgumentsEverythingIsMeasured() {
    ApiOptions options = ApiOptions.parse(List.of());
    assertThat(options.rows()).containsExactly(ApiRow.values());
    assertThat(options.sides()).containsExactly(Side.PYTHON, Side.OURS);
    assertThat(options.rounds()).isEqualTo(5);
    assertThat(options.slice()).isEqualTo(Duration.ofSeconds(2));
    assertThat(options.settling()).isEqualTo(Duration.ofSeconds(6));
    assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.json()).isEmpty();
  }

  @Test
  void everythingCanBeSaid() {
    ApiOptions options =
        ApiOptions.parse(
            List.of(
                "--seconds",
                "1",
                "--warm-up",
                "0",
                "--only",
                "start",
                "--only",
                "status",
                "--no-python",
                "--json",
                "figures.json"));
    assertThat(options.rows()).containsExactly(ApiRow.STATUS, ApiRow.START);
    assertThat(options.sides()).containsExactly(Side.OURS);
    assertThat(options.rounds()).isEqualTo(1);
    assertThat(options.slice()).isEqualTo(Duration.ofSeconds(1));
    assertThat(options.warmUp()).isZero();
    assertThat(options.json()).contains(Path.of("figures.json").toAbsolutePath());
  }

  @Test
  void theTargetsAreThoseThatWereSet() {
    assertThat(ApiRow.targets().stream().filter(target -> target.row().equals("list")))
        .singleElement()
        .satisfies(target -> assertThat(target.wanted()).isEqualTo(50));
    assertThat(ApiRow.targets()).hasSize(5).allMatch(target -> target.least() == 10);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    refused("unknown argument --fast", "--fast");
    refused("--seconds needs a value", "--seconds");
    refused("must be a number from 1 to 600, was many", "--seconds", "many");
    refused("must be a number from 1 to 600, was 0", "--seconds", "0");
    refused("no row nodes, there are status, list, data, root, start", "--only", "nodes");
    refused("there is no folder", "--json", "no/such/folder/file");
  }

  private static void refused(String why, String... arguments) {
    assertThatThrownBy(() -> ApiOptions.parse(List.of(arguments)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
