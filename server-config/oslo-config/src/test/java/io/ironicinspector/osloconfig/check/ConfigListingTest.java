package io.ironicinspector.osloconfig.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.osloconfig.option.InspectorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigListingTest {
  @TempDir Path folder;
  private Path file;
  private List<String> lines;

  @BeforeEach
  void list() throws IOException {
    file =
        Files.writeString(
            folder.resolve("inspector.conf"),
            """
            [DEFAULT]
            timeout = 5
            use_syslog = true
            [ironic]
            password = geheim
            [processing]
            processing_hooks = $default_processing_hooks,lldp_basic
            """);
    Properties system = new Properties();
    system.setProperty("inspector.role", "api");
    Surroundings surroundings =
        new Surroundings(Map.of("DEFAULT.debug", "true"), system, Map.of("OS_ETCD__HOST", "etcd1"));
    lines =
        ConfigListing.of(Configured.load(InspectorOptions.registry(), List.of(file), surroundings))
            .lines()
            .toList();
  }

  @Test
  void eachValueIsThereWithItsSource() {
    assertThat(lines)
        .contains(
            "[DEFAULT]",
            "timeout = 5  <- " + file + ":2",
            "debug = true  <- command line",
            "role = api  <- system property inspector.role",
            "host = etcd1  <- environment variable OS_ETCD__HOST",
            "listen_port = 5050  <- default",
            "endpoint_override =   <- not set");
  }

  @Test
  void referencesAreReplaced() {
    assertThat(lines)
        .anyMatch(line -> line.matches("processing_hooks = ramdisk_error,.*,lldp_basic  <- .*:7"));
  }

  @Test
  void secretsAreMasked() {
    assertThat(lines)
        .contains("password = ****  <- " + file + ":5")
        .noneMatch(line -> line.contains("geheim"));
  }

  @Test
  void optionsWithoutEffectAreThereOnlyIfTheyAreSet() {
    assertThat(lines)
        .contains("use_syslog = true  <- " + file + ":3, no effect")
        .noneMatch(line -> line.startsWith("use_journal"));
  }
}
