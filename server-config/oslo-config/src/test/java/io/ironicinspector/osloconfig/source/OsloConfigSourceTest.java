package io.ironicinspector.osloconfig.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsloConfigSourceTest {
  @TempDir Path folder;

  @AfterEach
  void forgetTheFiles() {
    System.clearProperty(OsloConfigSource.FILES);
  }

  @Test
  void sourcesAreFoundByTheServiceLoaderAndServeConfig() throws IOException {
    Path first = write("a.conf", "[etcd]\nhost = a\nport = 1\n");
    Path second =
        write("b.conf", "[etcd]\nhost = b\n[DEFAULT]\nipmi_address_fields = x,\n  y\nhost =\n");
    System.setProperty(OsloConfigSource.FILES, first + File.pathSeparator + second);

    Config config = ConfigProviderResolver.instance().getBuilder().addDiscoveredSources().build();

    assertThat(config.getValue("etcd.host", String.class)).isEqualTo("b");
    assertThat(config.getValue("etcd.port", int.class)).isEqualTo(1);
    assertThat(config.getValues("DEFAULT.ipmi_address_fields", String.class))
        .containsExactly("x", "y");
    assertThat(config.getOptionalValue("DEFAULT.host", String.class)).isEmpty();
    assertThat(ServiceLoader.load(ConfigSource.class))
        .hasAtLeastOneElementOfType(OsloEnvironmentSource.class);
  }

  @Test
  void noFilesMeanNoValues() {
    assertThat(new OsloConfigSource().getPropertyNames()).isEmpty();
  }

  @Test
  void collectedValuesAreThereOneByOne() throws IOException {
    Path file = write("a.conf", "[p]\nalias = a\nalias = b,c\n");

    assertThat(source(file).getProperties())
        .containsOnly(
            Map.entry("p.alias", "b,c"),
            Map.entry("p.alias[0]", "a"),
            Map.entry("p.alias[1]", "b,c"));
  }

  @Test
  void hooksMayReferToTheDefaultHooks() throws IOException {
    Path file =
        write("a.conf", "[processing]\nprocessing_hooks = $default_processing_hooks,lldp_basic\n");

    assertThat(source(file).getValue("processing.processing_hooks"))
        .startsWith("ramdisk_error,")
        .endsWith("pci_devices,lldp_basic");
  }

  @Test
  void referenceMeansTheEnvironmentBeforeTheFile() throws IOException {
    Path file = write("a.conf", "[a]\nx = file\ny = $x\n");

    OsloConfigSource source = new OsloConfigSource(List.of(file), Map.of("OS_A__X", "environment"));

    assertThat(source.getValue("a.y")).isEqualTo("environment");
    assertThat(source.getValue("a.x")).isEqualTo("file");
  }

  @Test
  void filesComeBetweenMicroProfilesOwnSources() {
    assertThat(new OsloConfigSource().getOrdinal()).isBetween(101, 299);
    assertThat(new OsloEnvironmentSource().getOrdinal()).isBetween(301, 399);
  }

  @Test
  void environmentVariablesOfOsloAreKeys() {
    OsloEnvironmentSource source =
        new OsloEnvironmentSource(
            Map.of(
                "OS_ETCD__HOST", "a",
                "OS_DEFAULT__LISTEN_PORT", "6000",
                "OS_ETCD__USER", "",
                "OS_PASSWORD", "x",
                "OS___X", "x",
                "OS_ETCD__", "x"));

    assertThat(source.getPropertyNames())
        .containsExactlyInAnyOrder("etcd.host", "DEFAULT.listen_port", "etcd.user");
    assertThat(source.getValue("etcd.host")).isEqualTo("a");
    assertThat(source.getValue("DEFAULT.listen_port")).isEqualTo("6000");
    assertThat(source.getValue("etcd.user")).isNull();
    assertThat(source.getValue("nodot")).isNull();
  }

  private OsloConfigSource source(Path file) {
    return new OsloConfigSource(List.of(file), Map.of());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
