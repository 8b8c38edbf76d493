package io.ironicinspector.micro.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path folder;

  @Test
  void linesAreAppendedAtOnceAndNothingElseIsMade() throws IOException {
    Path file = Files.writeString(folder.resolve("a.log"), "old\n");
    LogFile log = open(file, false);
    publish(log, "new");
    assertThat(file).hasContent("old\nnew\n");
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).hasSize(1);
    log.close();
  }

  @Test
  void fileThatWasMovedAwayIsOpenedAgainIfItIsWatched() throws IOException {
    Path file = folder.resolve("a.log");
    LogFile log = open(file, true);
    Files.move(file, folder.resolve("a.log.1"));
    await()
        .untilAsserted(
            () -> {
              publish(log, "new");
              assertThat(file).hasContent("new\n");
            });
    log.close();
  }

  @Test
  void fileThatCannotBeWrittenIsRefused() {
    assertThatThrownBy(() -> open(folder.resolve("none/a.log"), false))
        .isInstanceOf(IOException.class);
  }

  private static LogFile open(Path file, boolean watch) throws IOException {
    LogFile log = new LogFile(file, watch);
    log.setFormatter(
        new Formatter() {
          @Override
          public String format(LogRecord entry) {
            return entry.getMessage() + "\n";
          }
        });
    return log;
  }

  private static void publish(LogFile log, String message) {
    log.publish(new LogRecord(Level.INFO, message));
  }
}
