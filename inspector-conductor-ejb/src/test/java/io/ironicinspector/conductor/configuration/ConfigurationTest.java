package io.ironicinspector.conductor.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.ironicinspector.client.keystone.ServiceLogin;
import io.ironicinspector.conductor.configuration.PortsConfig.AddPorts;
import io.ironicinspector.conductor.configuration.PortsConfig.KeepPorts;
import io.ironicinspector.domain.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  @Test
  void serviceHasUpstreamsDefaults() {
    ServiceConfig config = Configured.of(ServiceConfig.class, Map.of());
    assertThat(config.timeout()).isEqualTo(Duration.ofHours(1));
    assertThat(config.cleanUpPeriod()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.introspectionDelay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.maxConcurrency()).isEqualTo(1000);
    assertThat(config.ipmiAddressFields())
        .containsExactly(
            "redfish_address", "ilo_address", "drac_host", "drac_address", "ibmc_address");
    assertThat(config.host()).isNotBlank();
  }

  @Test
  void serviceReadsEachOfItsKeys() {
    ServiceConfig config =
        Configured.of(
            ServiceConfig.class,
            Map.of(
                "DEFAULT.timeout", "-1",
                "DEFAULT.clean_up_period", "0",
                "DEFAULT.introspection_delay", "7",
                "DEFAULT.max_concurrency", "2",
                "DEFAULT.ipmi_address_fields", "a, b,",
                "DEFAULT.host", "conductor-1"));
    assertThat(config.timeout()).isZero();
    assertThat(config.cleanUpPeriod()).isZero();
    assertThat(config.introspectionDelay()).isEqualTo(Duration.ofSeconds(7));
    assertThat(config.maxConcurrency()).isEqualTo(2);
    assertThat(config.ipmiAddressFields()).containsExactly("a", "b");
    assertThat(config.host()).isEqualTo("conductor-1");
    assertThat(Configured.keys(ServiceConfig.class)).hasSize(6);
  }

  @Test
  void processingHasUpstreamsDefaults() {
    ProcessingConfig config = Configured.of(ProcessingConfig.class, Map.of());
    assertThat(config.hooks())
        .containsExactly(
            "ramdisk_error",
            "root_disk_selection",
            "scheduler",
            "validate_interfaces",
            "capabilities",
            "pci_devices");
    assertThat(config.dataStores().keep()).isFalse();
    assertThat(config.overwriteExisting()).isTrue();
    assertThat(config.diskPartitioningSpacing()).isTrue();
    assertThat(config.powerOff()).isTrue();
    assertThat(config.permitActive()).isFalse();
  }

  @Test
  void processingReadsEachOfItsKeys() {
    ProcessingConfig config =
        Configured.of(
            ProcessingConfig.class,
            Map.of(
                "processing.processing_hooks", "$default_processing_hooks, scheduler",
                "processing.default_processing_hooks", "ramdisk_error",
                "processing.store_data", "database",
                "processing.overwrite_existing", "no",
                "processing.disk_partitioning_spacing", "False",
                "processing.power_off", "off",
                "processing.permit_active_introspection", "t"));
    assertThat(config.hooks()).containsExactly("ramdisk_error", "scheduler");
    assertThat(config.dataStores().keep()).isTrue();
    assertThat(config.overwriteExisting()).isFalse();
    assertThat(config.diskPartitioningSpacing()).isFalse();
    assertThat(config.powerOff()).isFalse();
    assertThat(config.permitActive()).isTrue();
    assertThat(Configured.keys(ProcessingConfig.class)).hasSize(7);
  }

  @Test
  void portsHaveUpstreamsDefaultsAndReadEachOfTheirKeys() {
    PortsConfig defaults = Configured.of(PortsConfig.class, Map.of());
    assertThat(defaults.add()).isEqualTo(AddPorts.PXE);
    assertThat(defaults.keep()).isEqualTo(KeepPorts.ALL);
    assertThat(defaults.updatePxeEnabled()).isTrue();
    PortsConfig config =
        Configured.of(
            PortsConfig.class,
            Map.of(
                "processing.add_ports", "active",
                "processing.keep_ports", "added",
                "processing.update_pxe_enabled", "0"));
    assertThat(config.add()).isEqualTo(AddPorts.ACTIVE);
    assertThat(config.keep()).isEqualTo(KeepPorts.ADDED);
    assertThat(config.updatePxeEnabled()).isFalse();
  }

  @Test
  void ironicIsReachedAtItsEndpointOrThroughKeystone() {
    IronicConfig none =
        Configured.of(
            IronicConfig.class,
            Map.of("ironic.auth_type", "none", "ironic.endpoint_override", "http://i:6385/v1/"));
    assertThat(login(none).endpoint()).isEqualTo(URI.create("http://i:6385/v1"));
    assertThat(login(none).headers()).containsExactly(entry("X-Auth-Token", "notused"));
    assertThat(none.service().timeout()).isEqualTo(Duration.ofMinutes(1));
    IronicConfig basic =
        Configured.of(
            IronicConfig.class,
            Map.of(
                "ironic.auth_type", "http_basic",
                "ironic.endpoint_override", "https://i/baremetal",
                "ironic.username", "u",
                "ironic.password", "p",
                "ironic.timeout", "3"));
    assertThat(login(basic).headers()).containsExactly(entry("Authorization", "Basic dTpw"));
    assertThat(basic.service().timeout()).isEqualTo(Duration.ofSeconds(3));
    IronicConfig keystone =
        Configured.of(
            IronicConfig.class,
            Map.of(
                "ironic.auth_url",
                "http://k:5000",
                "ironic.username",
                "u",
                "ironic.password",
                "p"));
    assertThat(keystone.service().login(HttpClient.newHttpClient()).known()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "none, '', [ironic] endpoint_override is missing",
    "http_basic, http://i, [ironic] username is missing",
    "password, http://i, [ironic] username is missing",
    "v3applicationcredential, '', [ironic] application_credential_id is missing",
    "none, i:6385, '[ironic] endpoint_override must be a URL that begins with http:// or https://, was i:6385'",
    "token, http://i, '[ironic] auth_type must be one of none, http_basic, password, v3password, v3applicationcredential, was token'",
  })
  void ironicsLoginMustBeWhole(String type, String endpoint, String message) {
    Map<String, String> settings =
        Map.of("ironic.auth_type", type, "ironic.endpoint_override", endpoint);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configured.of(IronicConfig.class, settings))
        .withMessage(message);
  }

  private static ServiceLogin.Login login(IronicConfig config) {
    return config.service().login(HttpClient.newHttpClient()).known().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "::, 8090, http://host-1:8090/rpc",
    "0.0.0.0, 8091, http://host-1:8091/rpc",
    "127.0.0.1, 80, http://127.0.0.1:80/rpc",
    "2001:db8::1, 8090, http://[2001:db8::1]:8090/rpc"
  })
  void rpcUrlNamesAnAddressThatOthersCanReach(String address, String port, String url) {
    ListenConfig config =
        Configured.of(
            ListenConfig.class, Map.of("json_rpc.host_ip", address, "json_rpc.port", port));
    assertThat(config.rpcUrl("host-1")).hasToString(url);
  }

  @Test
  void rpcUrlHasIronicsDefaultsAndNothingOfTheApi() {
    Map<String, String> api =
        Map.of(
            "DEFAULT.listen_address", "127.0.0.1",
            "DEFAULT.listen_port", "5051",
            "DEFAULT.use_ssl", "true");
    ListenConfig config = Configured.of(ListenConfig.class, api);
    assertThat(config.rpcUrl("host-1")).hasToString("http://host-1:8089/rpc");
    assertThat(
            Configured.of(ListenConfig.class, Map.of("json_rpc.use_ssl", "true")).rpcUrl("host-1"))
        .hasToString("https://host-1:8089/rpc");
  }

  @Test
  void onlyTheNoopPxeFilterIsBuilt() {
    assertThat(Configured.of(PxeFilterConfig.class, Map.of()).driver()).isEqualTo("iptables");
    assertThat(Configured.of(PxeFilterConfig.class, Map.of()).isBuilt()).isFalse();
    assertThat(Configured.of(PxeFilterConfig.class, Map.of("pxe_filter.driver", "noop")).isBuilt())
        .isTrue();
  }

  @Test
  void roleAndTransportMustFit() {
    assertThat(Configured.of(RoleConfig.class, Map.of()).role()).isEqualTo(Role.ALL);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Configured.of(
                    RoleConfig.class,
                    Map.of("inspector.role", "conductor", "DEFAULT.rpc_transport", "fake")))
        .withMessageContaining("conductor");
  }

  @ParameterizedTest
  @CsvSource({
    "ServiceConfig, DEFAULT.clean_up_period, -1, [DEFAULT] clean_up_period",
    "ServiceConfig, DEFAULT.timeout, 315576001, [DEFAULT] timeout",
    "ServiceConfig, DEFAULT.max_concurrency, 1, [DEFAULT] max_concurrency",
    "ListenConfig, json_rpc.port, 0, [json_rpc] port must be 1 to 65535",
    "ListenConfig, json_rpc.port, 70000, [json_rpc] port must be 1 to 65535",
    "ListenConfig, json_rpc.use_ssl, perhaps, [json_rpc] use_ssl",
    "ProcessingConfig, processing.store_data, mongo, '[processing] store_data must be one of none,"
        + " database, swift'",
    "ProcessingConfig, processing.power_off, maybe, [processing] power_off",
    "PortsConfig, processing.add_ports, some, '[processing] add_ports must be one of all, active,"
        + " pxe, disabled'",
  })
  void aBadValueIsRefusedWithItsOption(String type, String key, String value, String message)
      throws ClassNotFoundException {
    Class<?> config = Class.forName(getClass().getPackageName() + "." + type);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configured.of(config, Map.of(key, value)))
        .withMessageContaining(message)
        .withMessageContaining(value);
  }

  @Test
  void portsThatAreNotAddedCannotBeTheOnlyOnesKept() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Configured.of(
                    PortsConfig.class,
                    Map.of("processing.add_ports", "disabled", "processing.keep_ports", "added")))
        .withMessageContaining("keep_ports");
  }
}
