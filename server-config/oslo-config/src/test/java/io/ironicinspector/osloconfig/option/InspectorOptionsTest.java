package io.ironicinspector.osloconfig.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InspectorOptionsTest {
  private static final OptionRegistry REGISTRY = InspectorOptions.registry();

  static Stream<Option> all() {
    return REGISTRY.options().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void defaultsAreOfTheirOwnType(Option option) {
    assertThat(option.help()).isNotBlank();
    assertThat(option.name()).matches("[a-z][a-z0-9_]*");
    // A reference is of no type of its own.
    assertThat(option.defaultValue().stream().filter(value -> !value.startsWith("$")))
        .allSatisfy(value -> assertThat(option.type().accepts()).accepts(value));
  }

  @ParameterizedTest
  @MethodSource("all")
  void formerNamesAreNobodysPresentName(Option option) {
    assertThat(option.formerKeys())
        .allSatisfy(
            key -> {
              assertThat(REGISTRY.find(key)).isEmpty();
              assertThat(REGISTRY.canonical(key)).isEqualTo(option.key());
            });
  }

  @ParameterizedTest
  @CsvSource({
    "DEFAULT.ssl_cert_path, ssl.cert_file",
    "DEFAULT.log-file, DEFAULT.log_file",
    "DEFAULT.logfile, DEFAULT.log_file",
    "ironic.user-name, ironic.username",
    "ironic.tenant_name, ironic.project_name",
    "ironic.username, ironic.username",
    "ironic.nonsense, ironic.nonsense",
  })
  void namesOfOldFilesAreUnderstood(String written, String meant) {
    assertThat(REGISTRY.canonical(written)).isEqualTo(meant);
  }

  // reference/config.md, section 1: these are in every version of the Python service.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DEFAULT.listen_address | ::",
        "DEFAULT.listen_port | 5050",
        "DEFAULT.timeout | 3600",
        "DEFAULT.clean_up_period | 60",
        "DEFAULT.max_concurrency | 1000",
        "DEFAULT.introspection_delay | 5",
        "DEFAULT.api_max_limit | 1000",
        "DEFAULT.auth_strategy | keystone",
        "DEFAULT.http_basic_auth_user_file | /etc/ironic-inspector/htpasswd",
        "processing.add_ports | pxe",
        "processing.keep_ports | all",
        "processing.processing_hooks | $default_processing_hooks",
        "processing.store_data | none",
        "processing.ramdisk_logs_filename_format | {uuid}_{dt:%Y%m%d-%H%M%S.%f}.tar.gz",
        "pxe_filter.driver | iptables",
        "pxe_filter.sync_period | 15",
        "discovery.enabled_bmc_address_version | 4,6",
        "iptables.firewall_chain | ironic-inspector",
        "swift.container | ironic-inspector",
        "mdns.registration_attempts | 5",
        "ironic.auth_type | password",
        "ironic.valid_interfaces | internal,public",
        "ironic.service_type | baremetal",
        "service_catalog.service_type | baremetal-introspection",
        "cors.max_age | 3600",
      })
  void defaultsAreUpstreams(String key, String value) {
    assertThat(REGISTRY.defaultOf(key)).contains(value);
  }

  @Test
  void secretsAreMarked() {
    assertThat(
            all()
                .filter(
                    option ->
                        option.name().contains("password") && !option.name().endsWith("file")))
        .isNotEmpty()
        .allMatch(option -> option.traits().secret());
    assertThat(REGISTRY.find("database.connection").orElseThrow().traits().secret()).isTrue();
  }

  @Test
  void nothingIsDeclaredTwice() {
    OptionGroup group =
        OptionGroup.of(
            "a",
            "help",
            Option.option("x", OptionTypes.text(), "one"),
            Option.option("x", OptionTypes.text(), "two"));
    assertThatThrownBy(() -> new OptionRegistry(List.of(group)))
        .hasMessage("[a] x is declared twice");
    OptionGroup empty = OptionGroup.ignored("b", "reason");
    assertThatThrownBy(() -> new OptionRegistry(List.of(empty, empty)))
        .hasMessage("[b] is declared twice");
  }
}
