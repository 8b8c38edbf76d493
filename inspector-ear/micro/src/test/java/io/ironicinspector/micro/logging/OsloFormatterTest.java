package io.ironicinspector.micro.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.micro.settings.Settings;
import io.ironicinspector.osloconfig.context.Caller;
import io.ironicinspector.osloconfig.context.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsloFormatterTest {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}";
  private static final String ID = "req-00000000-0000-4000-8000-000000000001";
  private static final String GLOBAL_ID = "req-00000000-0000-4000-8000-000000000002";

  @ParameterizedTest
  @CsvSource({"SEVERE, ERROR", "WARNING, WARNING", "INFO, INFO", "CONFIG, DEBUG", "FINE, DEBUG"})
  void levelsHaveOslosNames(String level, String name) {
    LogRecord log = record(Level.parse(level), "node {0}: ready");
    log.setParameters(new Object[] {"n1"});
    assertThat(formatter(Map.of()).format(log))
        .matches(
            TIME
                + " "
                + ProcessHandle.current().pid()
                + " "
                + name
                + " some.Logger \\[-] node n1: ready\n");
  }

  @Test
  void lineOfARequestNamesItAndWhoAsks() {
    RequestContext request =
        new RequestContext(
            ID, Optional.of(GLOBAL_ID), new Caller("u", "p", "", "", "default", "default"));
    assertThat(withRequest(request, Map.of()))
        .contains(" some.Logger [" + GLOBAL_ID + " " + ID + " u p - - default default] hello\n");
  }

  @Test
  void requestOfNobodyHasDashes() {
    RequestContext request = new RequestContext(ID, Optional.empty(), Caller.NOBODY);
    assertThat(withRequest(request, Map.of())).contains(" [None " + ID + " - - - - - -] hello\n");
  }

  @Test
  void shapeOfALineIsTheOperators() {
    RequestContext request = new RequestContext(ID, Optional.empty(), Caller.named("eve"));
    assertThat(
            withRequest(
                request,
                Map.of(
                    "DEFAULT.logging_context_format_string",
                    "%(asctime)s|%(levelname)-8s|%(user_identity)s|100%%|%(unknown)s|%(message)s",
                    "DEFAULT.log_date_format",
                    "at %d.%m.%Y 100%%",
                    "DEFAULT.logging_user_identity_format",
                    "user %(user)s")))
        .matches("at \\d\\d\\.\\d\\d\\.\\d{4} 100%\\|INFO    \\|user eve\\|100%\\|\\|hello\n");
  }

  @Test
  void debugSuffixIsForDebugOnly() {
    Formatter formatter = formatter(Map.of("DEFAULT.logging_debug_format_suffix", "<%(name)s>"));
    assertThat(formatter.format(record(Level.FINE, "hello"))).endsWith("hello <some.Logger>\n");
    assertThat(formatter.format(record(Level.INFO, "hello"))).endsWith("hello\n");
  }

  @Test
  void messageOfSeveralLinesBecomesOne() {
    LogRecord log = record(Level.INFO, "\n first\r\n  second\n");
    assertThat(formatter(Map.of()).format(log)).endsWith("[-] first second\n").hasLineCount(1);
  }

  @Test
  void eachLineOfStackTraceHasAHeadOfItsOwn() {
    LogRecord log = record(Level.SEVERE, "broken");
    log.setThrown(new IllegalStateException("why"));
    List<String> lines = formatter(Map.of()).format(log).lines().toList();
    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(lines.get(0)).endsWith("ERROR some.Logger [-] broken");
    assertThat(lines.subList(1, lines.size()))
        .allMatch(line -> line.matches(TIME + " \\d+ ERROR some.Logger .*"));
    assertThat(lines.get(1)).endsWith("ERROR some.Logger java.lang.IllegalStateException: why");
  }

  private static String withRequest(RequestContext request, Map<String, String> options) {
    try (RequestContext.Scope scope = request.open()) {
      assertThat(scope).isNotNull();
      return formatter(options).format(record(Level.INFO, "hello"));
    }
  }

  private static LogRecord record(Level level, String message) {
    LogRecord log = new LogRecord(level, message);
    log.setLoggerName("some.Logger");
    return log;
  }

  private static Formatter formatter(Map<String, String> options) {
    return new OsloFormatter(Settings.read(List.of(), options));
  }
}
