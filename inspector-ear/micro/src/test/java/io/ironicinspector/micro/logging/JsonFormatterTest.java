package io.ironicinspector.micro.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.micro.settings.Settings;
import io.ironicinspector.osloconfig.context.Caller;
import io.ironicinspector.osloconfig.context.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonFormatterTest {
  private final JsonFormatter formatter =
      new JsonFormatter(Settings.read(List.of(), Map.of("DEFAULT.host", "me")));

  @Test
  void recordIsOneObjectOnOneLine() {
    assertThat(formatter.format(record("a \"quoted\"\n\\ \u0001 line")))
        .hasLineCount(1)
        .startsWith("{\"message\": \"a \\\"quoted\\\" \\\\ \\u0001 line\", \"asctime\": \"")
        .contains("\"name\": \"some.Logger\", \"levelname\": \"WARNING\", \"levelno\": 30, ")
        .contains("\"hostname\": \"me\", \"process\": " + ProcessHandle.current().pid())
        .doesNotContain("context")
        .doesNotContain("traceback")
        .endsWith("}\n");
  }

  @Test
  void requestIsInIt() {
    RequestContext request = RequestContext.create().with(Caller.named("eve"));
    try (RequestContext.Scope scope = request.open()) {
      assertThat(scope).isNotNull();
      assertThat(formatter.format(record("hello")))
          .endsWith(
              "\"context\": {\"request_id\": \"%s\", \"user\": \"eve\"}}\n"
                  .formatted(request.requestId()));
    }
  }

  @Test
  void stackTraceIsAListOfLines() {
    LogRecord log = record("broken");
    log.setThrown(new IllegalStateException("why"));
    assertThat(formatter.format(log))
        .hasLineCount(1)
        .contains("\"error_summary\": \"java.lang.IllegalStateException: why\"")
        .contains("\"traceback\": [\"java.lang.IllegalStateException: why\", \"\\u0009at ");
  }

  private static LogRecord record(String message) {
    LogRecord log = new LogRecord(Level.WARNING, message);
    log.setLoggerName("some.Logger");
    return log;
  }
}
