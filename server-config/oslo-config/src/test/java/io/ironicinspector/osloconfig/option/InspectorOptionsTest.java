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
