package io.ironicinspector.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFilesTest {
  private static final Credentials OPERATOR = new Credentials(Set.of("operator"), Map.of());
  private static final String START = "introspection:start";

  @TempDir Path folder;
  private long nanos = Long.MAX_VALUE - 7; // the clock may wrap round

  @Test
  void withoutFilesTheDefaultsHold() {
    assertThat(mayStart(files())).isFalse();
  }

  @Test
  void theFileReplacesRulesAndTheDirectoryComesAfterIt() throws IOException {
    write(
        "policy.yaml",
        "# mine\nis_operator: role:operator\n'introspection:start': rule:is_operator\n");
    assertThat(mayStart(files())).isTrue();
    write("policy.d/10-first.yaml", "introspection:start: '@'\n");
    write("policy.d/20-second.yaml", "{\"introspection:start\": [[\"role:operator\", \"!\"]]}");
    write("policy.d/.hidden", "nonsense");
    assertThat(mayStart(files())).isFalse();
  }

  @Test
  void aChangeIsSeenAfterASecondAndNotSooner() throws IOException {
    PolicyFiles files = files();
    write("policy.yaml", "introspection:start: role:operator\n");
    assertThat(mayStart(files)).isFalse();
    nanos += TimeUnit.SECONDS.toNanos(1);
    assertThat(mayStart(files)).isTrue();
    Files.delete(folder.resolve("policy.yaml"));
    nanos += TimeUnit.SECONDS.toNanos(1);
    assertThat(mayStart(files)).isFalse();
    write("policy.d/x.yaml", "introspection:start: role:operator\n");
    nanos += TimeUnit.SECONDS.toNanos(1);
    assertThat(mayStart(files)).isTrue();
  }

  @Test
  void aBrokenChangeLeavesTheOldRulesInForce() throws IOException {
    write("policy.yaml", "introspection:start: role:operator\n");
    PolicyFiles files = files();
    write("policy.yaml", "introspection:start: role:operator or\n");
    nanos += TimeUnit.SECONDS.toNanos(1);
    assertThat(mayStart(files)).isTrue();
    write("policy.yaml", "introspection:start: role:nobody\n");
    nanos += TimeUnit.SECONDS.toNanos(1);
    assertThat(mayStart(files)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`a: role:x\nb: role:x and\n`         | line 2: b: it breaks off",
        "`a: role:x\nb:\n`                    | line 2: expected a text",
        "`a: [role:x, 'admin']\n`             | line 1: a: \"admin\" is no check; a check is KIND:MATCH",
        "`a: {b: c}\n`                        | line 1: expected a text",
        "`- a\n- b\n`                         | line 1: expected lines of the form \"RULE\": \"EXPRESSION\"",
        "`a: '@'\n\na: '!'\n`                 | line 3: a: the rule is there twice",
        "`a: '@'\n b: x\n`                    | line 2: ",
        "`x: '@'\na: rule:b\nb: rule:a\n`     | line 2: rules refer to each other in a circle: a, b, a",
      })
  void aBrokenFileIsRefusedWithLineAndReason(String text, String message) throws IOException {
    write("policy.yaml", text);
    assertThatThrownBy(this::files)
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith(folder.resolve("policy.yaml").toString())
        .hasMessageContaining(message);
  }

  @Test
  void aCircleIsNamedByTheFileThatARuleOfItStandsIn() throws IOException {
    write("policy.yaml", "a: rule:b\n");
    write("policy.d/10.yaml", "x: '@'\nb: role:x\n");
    files();
    write("policy.d/20.yaml", "x: '@'\n\nb: rule:c\nc: rule:b\n");
    assertThatThrownBy(this::files)
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            "%s line 3: rules refer to each other in a circle: b, c, b"
                .formatted(folder.resolve("policy.d/20.yaml")));
  }

  @Test
  void theSampleShowsTheRulesInForce() throws IOException {
    Path sample = Path.of("..", "server-config", "policy.yaml.sample");
    assertThat(sample)
        .as("run PolicySampleWriter to bring it up to date")
        .content()
        .isEqualTo(PolicySample.text());
    write("policy.yaml", PolicySample.text().replace("\n#\"", "\n\""));
    assertThat(mayStart(files())).isFalse();
    Credentials admin = new Credentials(Set.of("admin"), Map.of());
    assertThat(files().current().allows(START, admin, Map.of())).isTrue();
  }

  private PolicyFiles files() {
    return new PolicyFiles(
        new PolicyConfig("policy.yaml", List.of("policy.d"), true, "default"),
        List.of(folder),
        () -> nanos);
  }

  private static boolean mayStart(PolicyFiles files) {
    return files.current().allows(START, OPERATOR, Map.of());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
