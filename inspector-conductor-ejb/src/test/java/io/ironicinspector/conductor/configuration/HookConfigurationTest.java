package io.ironicinspector.conductor.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections that single hooks read. */
class HookConfigurationTest {
  private static final String NIC =
      "{\"vendor_id\": \"8086\", \"product_id\": \"1572\", \"name\": \"nic\"}";
  private static final String GPU =
      "{\"vendor_id\": \"10de\", \"product_id\": \"1eb8\", \"name\": \"gpu\"}";

  @Test
  void capabilitiesHaveUpstreamsDefaultsAndReadEachOfTheirKeys() {
    CapabilitiesConfig defaults = Configured.of(CapabilitiesConfig.class, Map.of());
    assertThat(defaults.bootMode()).isFalse();
    assertThat(defaults.cpuFlags().toString())
        .isEqualTo(
            "{vmx=cpu_vt, svm=cpu_vt, aes=cpu_aes, pse=cpu_hugepages,"
                + " pdpe1gb=cpu_hugepages_1g, smx=cpu_txt}");
    CapabilitiesConfig config =
        Configured.of(
            CapabilitiesConfig.class,
            Map.of("capabilities.boot_mode", "yes", "capabilities.cpu_flags", "a:b, c : d:e"));
    assertThat(config.bootMode()).isTrue();
    assertThat(config.cpuFlags()).hasToString("{a=b, c=d:e}");
    assertThat(Configured.keys(CapabilitiesConfig.class)).hasSize(2);
  }

  @Test
  void extraHardwareIsNotStrictUnlessTold() {
    assertThat(Configured.of(ExtraHardwareConfig.class, Map.of()).strict()).isFalse();
    assertThat(
            Configured.of(ExtraHardwareConfig.class, Map.of("extra_hardware.strict", "1")).strict())
        .isTrue();
    assertThat(Configured.keys(ExtraHardwareConfig.class)).hasSize(1);
  }

  @Test
  void physicalNetworksAreSplitAtTheirLastColon() {
    assertThat(Configured.of(PhysicalNetworksConfig.class, Map.of()).mappings()).isEmpty();
    assertThat(
            Configured.of(
                    PhysicalNetworksConfig.class,
                    Map.of("port_physnet.cidr_map", "10.10.10.0/24:a,2001:db8::/64:b"))
                .mappings())
        .extracting(PhysicalNetworksConfig.Mapping::physicalNetwork)
        .containsExactly("a", "b");
    assertThat(Configured.keys(PhysicalNetworksConfig.class)).hasSize(1);
  }

  @Test
  void anAliasMayStandOnceOrSeveralTimes() {
    assertThat(aliases(Map.of())).isEmpty();
    assertThat(aliases(Map.of("pci_devices.alias", NIC)))
        .containsExactly(Map.entry(new PciDevice("8086", "1572"), "nic"));
    assertThat(
            aliases(
                Map.of(
                    "pci_devices.alias", GPU,
                    "pci_devices.alias[0]", NIC,
                    "pci_devices.alias[1]", GPU)))
        .containsValues("nic", "gpu")
        .hasSize(2);
  }

  @Test
  void anAliasInTheEnvironmentReplacesThoseInTheFile() {
    assertThat(
            aliases(
                Map.of(
                    "pci_devices.alias!", GPU,
                    "pci_devices.alias", NIC,
                    "pci_devices.alias[0]", NIC,
                    "pci_devices.alias[1]", NIC)))
        .containsOnly(Map.entry(new PciDevice("10de", "1eb8"), "gpu"));
  }

  @Test
  void theLastAliasOfADeviceWins() {
    assertThat(
            aliases(
                Map.of(
                    "pci_devices.alias[0]",
                    NIC,
                    "pci_devices.alias[1]",
                    NIC.replace("nic", "fast"))))
        .containsValue("fast")
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nic",
        "[]",
        "{}",
        "{\"vendor_id\": \"8086\", \"product_id\": \"1572\"}",
        "{\"vendor_id\": 8086, \"product_id\": \"1572\", \"name\": \"nic\"}",
        "{\"vendor_id\": \"8086\", \"product_id\": \"\", \"name\": \"nic\"}",
        "{\"vendor_id\": \"8086\", \"product_id\": \"1572\", \"name\": \"nic\", \"more\": 1}",
      })
  void anAliasOfAnotherFormIsRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aliases(Map.of("pci_devices.alias", value)))
        .withMessageStartingWith("[pci_devices] alias must be {\"vendor_id\"")
        .withMessageEndingWith("was " + value);
  }

  @Test
  void theShippedAcceleratorsAreUpstreams() {
    AcceleratorsConfig config = Configured.of(AcceleratorsConfig.class, Map.of());
    assertThat(config.knownDevices().keySet())
        .containsExactly(new PciDevice("10de", "1eb8"), new PciDevice("10de", "1df6"));
    assertThat(config.knownDevices().get(new PciDevice("10de", "1df6")).toString())
        .isEqualTo(
            "{\"vendor_id\":\"10de\",\"device_id\":\"1df6\",\"type\":\"GPU\","
                + "\"device_info\":\"NVIDIA Corporation GV100GL\"}");
    assertThat(Configured.keys(AcceleratorsConfig.class)).hasSize(1);
  }

  @Test
  void acceleratorsCanBeListedInAFile(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.yaml"),
            "pci_devices:\n- {vendor_id: '1', device_id: '2', cores: 3, fast: true, note: null}\n");
    AcceleratorsConfig config =
        Configured.of(
            AcceleratorsConfig.class, Map.of("accelerators.known_devices", file.toString()));
    assertThat(config.knownDevices().get(new PciDevice("1", "2")))
        .containsEntry("fast", JsonValue.TRUE)
        .containsEntry("note", JsonValue.NULL);
  }

  @ParameterizedTest
  @CsvSource({
    "'', pci_devices must be a list with at least one device",
    "'a: [', expected",
    "'pci_devices: []', pci_devices must be a list with at least one device",
    "'pci_devices: 5', pci_devices must be an array",
    "'pci_devices: [5]', pci_devices[0] must be an object",
    "'pci_devices: [{vendor_id: \"1\"}]', pci_devices[0].device_id must be a text",
    "'pci_devices: [{vendor_id: 1, device_id: \"1\"}]', pci_devices[0].vendor_id must be a string",
    "'!!java.io.File [x]', java.io.File",
  })
  void anUnusableListOfAcceleratorsIsRefused(String yaml, String why, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), yaml);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Configured.of(
                    AcceleratorsConfig.class,
                    Map.of("accelerators.known_devices", file.toString())))
        .withMessageStartingWith("[accelerators] known_devices must be")
        .withMessageContaining(file.toString())
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CapabilitiesConfig; capabilities.boot_mode; maybe; [capabilities] boot_mode must be",
        "CapabilitiesConfig; capabilities.cpu_flags; vmx; [capabilities] cpu_flags must be",
        "CapabilitiesConfig; capabilities.cpu_flags; a:b,a:c; [capabilities] cpu_flags must name",
        "CapabilitiesConfig; capabilities.cpu_flags; a:; [capabilities] cpu_flags must be",
        "ExtraHardwareConfig; extra_hardware.strict; 2; [extra_hardware] strict must be",
        "PhysicalNetworksConfig; port_physnet.cidr_map; 10.0.0.1/8:a; [port_physnet] cidr_map must",
        "PhysicalNetworksConfig; port_physnet.cidr_map; 10.0.0.0/8; [port_physnet] cidr_map must",
        "PhysicalNetworksConfig; port_physnet.cidr_map; 2001:db8::/64; [port_physnet] cidr_map",
        "AcceleratorsConfig; accelerators.known_devices; /no/such/file; [accelerators] known_dev",
      })
  void aBadValueIsRefusedWithItsOption(String type, String key, String value, String message)
      throws ClassNotFoundException {
    Class<?> config = Class.forName(getClass().getPackageName() + "." + type);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configured.of(config, Map.of(key, value)))
        .withMessageStartingWith(message)
        .withMessageContaining(value);
  }

  private static Map<PciDevice, String> aliases(Map<String, String> settings) {
    return Configured.of(PciDevicesConfig.class, settings).aliases();
  }
}
