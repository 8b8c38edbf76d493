package io.ironicinspector.micro.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsloFormatterTest {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}";

  @ParameterizedTest
  @CsvSource({"SEVERE, ERROR", "WARNING, WARNING", "INFO, INFO", "CONFIG, DEBUG", "FINE, DEBUG"})
  void levelsHaveOslosNames(String level, String name) {
    LogRecord log = new LogRecord(Level.parse(level), "node {0}: ready");
    log.setLoggerName("some.Logger");
    log.setParameters(new Object[] {"n1"});
    assertThat(new OsloFormatter().format(log))
        .matches(
            TIME
                + " "
                + ProcessHandle.current().pid()
                + " "
                + name
                + " some.Logger \\[-] node n1: ready\n");
  }

  @Test
  void messageOfSeveralLinesBecomesOne() {
    LogRecord log = new LogRecord(Level.INFO, "\n first\r\n  second\n");
    assertThat(new OsloFormatter().format(log)).endsWith("[-] first second\n").hasLineCount(1);
  }

  @Test
  void eachLineOfStackTraceHasTheHead() {
    LogRecord log = new LogRecord(Level.SEVERE, "broken");
    log.setThrown(new IllegalStateException("why"));
    assertThat(new OsloFormatter().format(log).lines())
        .hasSizeGreaterThan(2)
        .allMatch(line -> line.matches(TIME + " \\d+ ERROR null \\[-] .*"));
  }
}
