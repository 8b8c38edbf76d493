package io.ironicinspector.osloconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsloConfigFilesTest {
  @TempDir Path folder;

  @Test
  void bothSeparatorsCommentsAndEmptyLinesAreUnderstood() throws IOException {
    Path file =
        write(
            "a.conf",
            "# a comment",
            "; another = one",
            "",
            "[DEFAULT]",
            "listen_port = 5050",
            "listen_address: ::",
            "debug=true",
            "url = http://host:1/?a=b  ",
            "empty =");

    assertThat(OsloConfigFiles.read(List.of(file)))
        .containsExactly(
            entry("DEFAULT.listen_port", "5050"),
            entry("DEFAULT.listen_address", "::"),
            entry("DEFAULT.debug", "true"),
            entry("DEFAULT.url", "http://host:1/?a=b"),
            entry("DEFAULT.empty", ""));
  }

  @Test
  void indentedLinesContinueTheValue() throws IOException {
    Path file =
        write("a.conf", "[etcd]", "endpoints = http://a:1,", "  http://b:1,", "\thttp://c:1");

    assertThat(OsloConfigFiles.read(List.of(file)))
        .containsOnly(entry("etcd.endpoints", "http://a:1,\nhttp://b:1,\nhttp://c:1"));
  }

  @Test
  void indentedCommentInAValueBelongsToIt() throws IOException {
    Path file = write("a.conf", "[a]", "x = 1", "  # 2");

    assertThat(OsloConfigFiles.read(List.of(file))).containsOnly(entry("a.x", "1\n# 2"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"quoted \", `quoted `",
        "'single', single",
        "\"open, \"open",
        "'mixed\", 'mixed\"",
        "in\"side\", in\"side\"",
        "\", \"",
      })
  void quotesAroundAValueAreRemovedAsOsloDoes(String written, String meant) throws IOException {
    Path file = write("a.conf", "[a]", "x = " + written);

    assertThat(OsloConfigFiles.read(List.of(file))).containsOnly(entry("a.x", meant));
  }

  @Test
  void lastOfARepeatedOptionWinsAndAllAreKept() throws IOException {
    Path first = write("a.conf", "[pci_devices]", "alias = {\"a\": 1}", "alias = {\"b\": 2}");
    Path second = write("b.conf", "[pci_devices]", "alias = {\"c\": 3}");

    OsloConfigFiles files = load(first, second);

    assertThat(files.value("pci_devices.alias")).contains("{\"c\": 3}");
    assertThat(files.all("pci_devices.alias"))
        .containsExactly("{\"a\": 1}", "{\"b\": 2}", "{\"c\": 3}");
    assertThat(files.all("pci_devices.none")).isEmpty();
  }

  @Test
  void sectionMayComeAgainAndItsCaseDoesNotMatter() throws IOException {
    Path file =
        write("a.conf", "[etcd]", "host = a", "[b]", "[ETCD]", "port = 1", "[DEFAULT]", "H=2");

    assertThat(OsloConfigFiles.read(List.of(file)))
        .containsOnly(entry("etcd.host", "a"), entry("etcd.port", "1"), entry("DEFAULT.H", "2"));
  }

  @Test
  void directoryMeansItsConfFilesByName() throws IOException {
    write("20-b.conf", "[a]", "x = b", "y = b");
    write("10-a.conf", "[a]", "x = a", "z = a");
    write("99-c.txt", "[a]", "x = text");
    write(".hidden.conf", "[a]", "x = hidden");

    assertThat(OsloConfigFiles.read(List.of(folder)))
        .containsOnly(entry("a.x", "b"), entry("a.y", "b"), entry("a.z", "a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$base/x             | /var/x",
        "${base}x            | /varx",
        "$other.base         | /other",
        "${other.base}/x     | /other/x",
        "$fallback           | default",
        "$outer              | [/var]",
        "$$base              | $base",
        "\\$base             | $base",
        "$unknown ${unknown} | $unknown ${unknown}",
        "5$ and $1           | 5$ and $1",
        "$over               | overridden",
        "$implied            | built in",
      })
  void referencesAreReplaced(String written, String meant) throws IOException {
    Path file =
        write(
            "a.conf",
            "[DEFAULT]",
            "fallback = default",
            "[other]",
            "base = /other",
            "[a]",
            "base = /var",
            "outer = [$base]",
            "over = file",
            "x = " + written);

    OsloConfigFiles files =
        OsloConfigFiles.load(
            List.of(file),
            key -> key.equals("a.over") ? Optional.of("overridden") : Optional.empty(),
            key -> key.equals("a.implied") ? Optional.of("built in") : Optional.empty());

    assertThat(files.value("a.x")).contains(meant);
  }

  @Test
  void circularReferenceIsRefused() throws IOException {
    Path file = write("a.conf", "[a]", "x = $y", "y = $x");

    assertThatThrownBy(() -> load(file))
        .isInstanceOf(OsloConfigException.class)
        .hasMessage("%s:2: a.x refers to itself: [a.x, a.y]", file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x = 1       | 1 | an option must stand in a section, begin with [DEFAULT]",
        "[a          | 1 | a section must end with ]",
        "[]          | 1 | the section has no name",
        "[a]~secret  | 2 | an option needs = or : after its name",
        "[a]~= 1     | 2 | the option has no name",
        "[a]~ x = 1  | 2 | an indented line continues a value, but no value comes before it",
        "[a]~x = 1~# c~ 2 | 4 | an indented line continues a value, but no value comes before it",
      })
  void malformedLineIsNamedWithFileAndLine(String text, int line, String problem)
      throws IOException {
    Path file = write("a.conf", text.split("~"));

    assertThatThrownBy(() -> load(file))
        .isInstanceOf(OsloConfigException.class)
        .hasMessage("%s:%d: %s", file, line, problem);
  }

  @Test
  void missingFileIsNamed() {
    Path file = folder.resolve("none.conf");

    assertThatThrownBy(() -> load(file))
        .isInstanceOf(OsloConfigException.class)
        .hasMessage("%s: the configuration file does not exist", file);
  }

  @Test
  void binaryFileIsNamed() throws IOException {
    Path file = Files.write(folder.resolve("a.conf"), new byte[] {'[', (byte) 0xff, ']'});

    assertThatThrownBy(() -> load(file))
        .isInstanceOf(OsloConfigException.class)
        .hasMessage("%s: the configuration file is not UTF-8 text", file);
  }

  @Test
  void placeOfAnOptionIsKnownAndItsValueIsNotPrinted() throws IOException {
    Path file = write("a.conf", "[ironic]", "", "password = geheim");

    OsloOption option = load(file).find("ironic.password").orElseThrow();

    assertThat(option).hasToString("[ironic] password (%s:3)".formatted(file));
  }

  private OsloConfigFiles load(Path... files) {
    return OsloConfigFiles.load(List.of(files), key -> Optional.empty(), key -> Optional.empty());
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.writeString(
        folder.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
  }
}
