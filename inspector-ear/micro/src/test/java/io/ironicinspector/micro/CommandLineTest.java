package io.ironicinspector.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.ironicinspector.micro.CommandLine.Command;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @Test
  void filesAndFoldersKeepTheirOrder() {
    CommandLine line =
        CommandLine.parse("--config-file", "a.conf", "--config-dir=b.d", "--config-file=c.conf");
    assertThat(line.configFiles())
        .containsExactly(Path.of("a.conf"), Path.of("b.d"), Path.of("c.conf"));
    assertThat(line.options()).isEmpty();
    assertThat(line.command()).isEqualTo(Command.RUN);
  }

  @Test
  void switchesHaveLongAndShortForms() {
    assertThat(CommandLine.parse("-d", "-h")).isEqualTo(CommandLine.parse("--debug", "--help"));
    assertThat(CommandLine.parse("--version").command()).isEqualTo(Command.VERSION);
  }

  @Test
  void loggingSwitchesAreOptions() {
    CommandLine line =
        CommandLine.parse(
            "--log-file=/a", "--log-dir", "/b", "--use-json", "--watch-log-file", "-d");
    assertThat(line.options())
        .containsOnly(
            entry("DEFAULT.log_file", "/a"),
            entry("DEFAULT.log_dir", "/b"),
            entry("DEFAULT.use_json", "true"),
            entry("DEFAULT.watch_log_file", "true"),
            entry("DEFAULT.debug", "true"));
  }

  @Test
  void commandMayStandBeforeOrAfterTheOptions() {
    assertThat(CommandLine.parse("config", "check", "--config-file", "a"))
        .isEqualTo(CommandLine.parse("--config-file=a", "config", "check"))
        .extracting(CommandLine::command)
        .isEqualTo(Command.CONFIG_CHECK);
    assertThat(CommandLine.parse("config", "show").command()).isEqualTo(Command.CONFIG_SHOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--config | unknown argument --config; see --help",
        "check | unknown argument check; see --help",
        "config | config needs check or show after it; see --help",
        "config edit | config needs check or show after it; see --help",
        "--config-file | --config-file needs a value; see --help",
      })
  void whatIsNotUnderstoodIsRefused(String arguments, String message) {
    assertThatThrownBy(() -> CommandLine.parse(arguments.split(" ")))
        .isInstanceOf(StartFailure.class)
        .hasMessage(message);
  }

  @Test
  void failureIsAlwaysOneLine() {
    assertThat(new StartFailure("first\n  second")).hasMessage("first second");
  }
}
