package io.ironicinspector.osloconfig.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ironicinspector.osloconfig.option.InspectorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigCheckTest {
  @TempDir Path folder;

  @Test
  void nothingIsWrongWithAnEmptyFile() throws IOException {
    assertThat(check("")).isEmpty();
  }

  @Test
  void badValuesAreAllNamedWithWhatIsAllowedAndWhereTheyStand() throws IOException {
    assertThat(
            check(
                """
                [DEFAULT]
                timeout = abc
                listen_port = 0
                [processing]
                add_ports = some
                [ironic]
                endpoint_override = ironic:6385
                """))
        .extracting(Finding::isError, Finding::message)
        .containsExactly(
            error("[DEFAULT] listen_port = 0: allowed is a port from 1 to 65535", 3),
            error("[DEFAULT] timeout = abc: allowed is a whole number, 315576000 or less", 2),
            error(
                "[ironic] endpoint_override = ironic:6385: allowed is a URL that begins with"
                    + " http:// or https://",
                7),
            error(
                "[processing] add_ports = some: allowed is one of all, active, pxe, disabled", 5));
  }

  @Test
  void onlyTheValueInForceCounts() throws IOException {
    Path first = write("a.conf", "[DEFAULT]\ntimeout = abc\n");
    Path second = write("b.conf", "[DEFAULT]\ntimeout = 5\n");
    assertThat(check(List.of(first, second), Map.of())).isEmpty();
    assertThat(check(List.of(first), Map.of("OS_DEFAULT__TIMEOUT", "5"))).isEmpty();
    assertThat(check(List.of(second), Map.of("DEFAULT_TIMEOUT", "x")))
        .extracting(Finding::message)
        .containsExactly(
            "[DEFAULT] timeout = x: allowed is a whole number, 315576000 or less"
                + " (environment variable DEFAULT_TIMEOUT)");
  }

  @Test
  void variableOfOpensslIsNotTakenForAnOption() {
    Map<String, String> environment = Map.of("SSL_CERT_FILE", "/a", "OS_SSL__KEY_FILE", "/b");
    Configured configured = load(List.of(), environment);
    assertThat(configured.find("ssl.cert_file")).isEmpty();
    assertThat(configured.find("ssl.key_file")).map(Setting::value).contains("/b");
  }

  @Test
  void emptyValueMeansTheDefault() throws IOException {
    assertThat(check("[DEFAULT]\ntimeout =\n")).isEmpty();
  }

  @Test
  void secretIsNotShown() throws IOException {
    assertThat(
            check(
                "[serial_numbers_of_the_site]\nx = 1\n[service_catalog]\npassword = geheim\n[DEFAULT]\ntransport_url = rabbit://a:geheim@b\n"))
        .hasSize(2)
        .extracting(Finding::message)
        .allMatch(message -> message.contains("= **** has no effect"))
        .noneMatch(message -> message.contains("geheim"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[DEFAULT]~timout = 5      | [DEFAULT] timout is no option of this service; did you mean timeout?",
        "[DEFAULT]~store_data = none | [DEFAULT] store_data is no option of this service; did you mean [processing] store_data?",
        "[etcd]~completely_other = 1 | [etcd] completely_other is no option of this service",
        "[procesing]~add_ports = pxe | [procesing] is no section of this service; did you mean [processing]?",
        "[oslo_messaging_kafka]~x = 1 | [oslo_messaging_kafka] has no effect: it is about oslo.messaging",
      })
  void unknownNameIsAWarningWithTheNearestKnownOne(String lines, String message)
      throws IOException {
    assertThat(check(lines.replace("~", "\n")))
        .extracting(Finding::isError, Finding::message)
        .containsExactly(warning(message, 2));
  }

  @Test
  void unknownVariableIsAWarningIfItIsMeantForUs() throws IOException {
    Path file = write("a.conf", "");
    assertThat(check(List.of(file), Map.of("OS_ETCD__HOSST", "a", "OS_NOVA__HOST", "b")))
        .extracting(Finding::message)
        .containsExactly(
            "environment variable OS_ETCD__HOSST: [etcd] hosst is no option of this service; did"
                + " you mean host?");
  }

  @Test
  void formerNameWorksWithAWarning() throws IOException {
    Path file = write("a.conf", "[DEFAULT]\nssl_cert_path = /old\n[ironic]\nuser-name = u\n");
    Configured configured = load(List.of(file), Map.of());
    assertThat(configured.find("ssl.cert_file")).map(Setting::value).contains("/old");
    assertThat(configured.find("ironic.username")).map(Setting::value).contains("u");
    assertThat(ConfigCheck.run(configured).stream().filter(finding -> !finding.isError()))
        .extracting(Finding::message)
        .containsExactlyInAnyOrder(
            "[DEFAULT] ssl_cert_path is now called [ssl] cert_file (" + file + ":2)",
            "[ironic] user-name is now called [ironic] username (" + file + ":4)");
  }

  @Test
  void presentNameCountsMoreThanAFormerOneOfTheSameFile() throws IOException {
    Path first = write("a.conf", "[ssl]\ncert_file = /new\n[DEFAULT]\nssl_cert_path = /old\n");
    Path second = write("b.conf", "[DEFAULT]\nssl_cert_path = /later\n");
    assertThat(load(List.of(first), Map.of()).find("ssl.cert_file"))
        .map(Setting::value)
        .contains("/new");
    assertThat(load(List.of(first, second), Map.of()).find("ssl.cert_file"))
        .map(Setting::value)
        .contains("/later");
  }

  @Test
  void optionWithoutEffectIsAWarningUnlessItSaysTheDefault() throws IOException {
    assertThat(check("[DEFAULT]\nuse_syslog = true\nwsgi_keep_alive = True\n"))
        .extracting(Finding::isError, Finding::message)
        .containsExactly(
            warning(
                "[DEFAULT] use_syslog = true has no effect: the log goes to stderr, from where"
                    + " systemd's journal takes it, or to log_file",
                2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[etcd]~user = a | [etcd] user and password belong together, but only user is set",
        "[etcd]~cert_key = a | [etcd] cert_cert and cert_key belong together, but only cert_key is set",
        "[processing]~add_ports = disabled~keep_ports = added | [processing] keep_ports = added does not go with add_ports = disabled",
        "[processing]~store_data = swift | [processing] store_data = swift needs [swift] auth_url",
        "[processing]~store_data = swift~[swift]~auth_type = none | [processing] store_data = swift needs [swift] endpoint_override",
        "[DEFAULT]~use_ssl = yes~[ssl]~cert_file = a | [DEFAULT] use_ssl = true needs [ssl] key_file",
      })
  void valuesThatDoNotGoTogetherAreRefused(String lines, String message) throws IOException {
    assertThat(check(lines.replace("~", "\n")))
        .extracting(Finding::isError, Finding::message)
        .containsExactly(tuple(true, message));
  }

  @Test
  void eachValueOfARepeatedOptionIsLookedAt() throws IOException {
    assertThat(check("[pci_devices]\nalias = a\nalias = b\nalias = {}\n")).hasSize(2);
  }

  @Test
  void sectionThatAnotherOneLogsInByIsKnown() throws IOException {
    assertThat(check("[ironic]\nauth_section = common\n[common]\nusername = a\n"))
        .extracting(Finding::message)
        .noneMatch(message -> message.contains("[common]"));
  }

  private Tuple error(String message, int line) {
    return tuple(true, place(message, line));
  }

  private Tuple warning(String message, int line) {
    return tuple(false, place(message, line));
  }

  private String place(String message, int line) {
    return "%s (%s:%d)".formatted(message, folder.resolve("inspector.conf"), line);
  }

  private List<Finding> check(String text) throws IOException {
    return check(List.of(write("inspector.conf", text)), Map.of());
  }

  private static List<Finding> check(List<Path> files, Map<String, String> environment) {
    return ConfigCheck.run(load(files, environment));
  }

  private static Configured load(List<Path> files, Map<String, String> environment) {
    return Configured.load(
        InspectorOptions.registry(),
        files,
        new Surroundings(Map.of(), new Properties(), environment));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
