package io.ironicinspector.coordination.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void theFirstEndpointIsMeasured() {
    Options options = Options.parse(List.of("--endpoints", "http://one:2379/, two:2379"));
    assertThat(options.endpoint()).isEqualTo("one:2379");
    assertThat(options.rounds()).isEqualTo(1000);
    assertThat(options.warmUp()).isEqualTo(500);
    assertThat(options.withTooz()).isTrue();
    assertThat(options.json()).isEmpty();
  }

  @Test
  void everythingCanBeSaid() {
    Options options =
        Options.parse(
            List.of("--endpoints", "one:1", "--rounds", "8", "--json", "f.json", "--without-tooz"));
    assertThat(options.rounds()).isEqualTo(8);
    assertThat(options.warmUp()).isEqualTo(20);
    assertThat(options.withTooz()).isFalse();
    assertThat(options.json()).contains(Path.of("f.json"));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    refused("--endpoints is missing");
    refused("--endpoints needs a value", "--endpoints");
    refused("unknown argument --fast", "--fast");
    refused("must be a number, was many", "--rounds", "many");
    refused("must be at least 1, was 0", "--rounds", "0");
  }

  private static void refused(String why, String... arguments) {
    assertThatThrownBy(() -> Options.parse(List.of(arguments)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
