package io.ironicinspector.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  @Test
  void filesAndFoldersKeepTheirOrder() {
    CommandLine line =
        CommandLine.parse("--config-file", "a.conf", "--config-dir=b.d", "--config-file=c.conf");
    assertThat(line.configFiles())
        .containsExactly(Path.of("a.conf"), Path.of("b.d"), Path.of("c.conf"));
    assertThat(line.debug()).isFalse();
  }

  @Test
  void switchesHaveLongAndShortForms() {
    assertThat(CommandLine.parse("-d", "-h")).isEqualTo(CommandLine.parse("--debug", "--help"));
    assertThat(CommandLine.parse("--version").version()).isTrue();
  }

  @Test
  void unknownArgumentIsRefusedByName() {
    assertThatThrownBy(() -> CommandLine.parse("--config"))
        .isInstanceOf(StartFailure.class)
        .hasMessage("unknown argument --config; see --help");
  }

  @Test
  void missingValueIsRefused() {
    assertThatThrownBy(() -> CommandLine.parse("--config-file"))
        .isInstanceOf(StartFailure.class)
        .hasMessage("--config-file needs a value; see --help");
  }

  @Test
  void failureIsAlwaysOneLine() {
    assertThat(new StartFailure("first\n  second")).hasMessage("first second");
  }
}
