package io.ironicinspector.micro.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class StartLogTest {
  private static final String OURS = "io.ironicinspector.Some";
  private static final String SERVER = "javax.enterprise.system.core";

  private final List<String> printed = new ArrayList<>();
  private final StartLog log =
      new StartLog(List.of(new Recorder()), name -> !name.startsWith("asked.for"));

  @Test
  void ourMessagesPassAndTheServersWaitUntilTheStartIsOver() {
    publish(SERVER, Level.WARNING, "first", null);
    publish(OURS, Level.INFO, "second", null);
    assertThat(printed).containsExactly("second");
    log.release();
    publish(SERVER, Level.WARNING, "third", null);
    assertThat(printed).containsExactly("second", "first", "third");
  }

  @Test
  void serversChatterIsDropped() {
    publish(SERVER, Level.INFO, "chatter", null);
    log.release();
    assertThat(printed).isEmpty();
  }

  @Test
  void whatTheOperatorAskedForIsNoChatter() {
    publish("asked.for.Some", Level.FINE, "detail", null);
    log.release();
    assertThat(printed).containsExactly("detail");
  }

  @Test
  void refusalIsTheMessageOfOurOwnExceptionAndNothingElseIsPrinted() {
    RuntimeException refusal = new OurRefusal("[ironic] auth_type must be none");
    publish(SERVER, Level.SEVERE, "Exception", new RuntimeException("EJB", refusal));
    assertThat(log.hasFailure()).isTrue();
    assertThat(log.refusal()).contains("[ironic] auth_type must be none");
    log.release();
    assertThat(printed).isEmpty();
  }

  @Test
  void unexpectedFailureIsPrintedAndNamed() {
    publish(SERVER, Level.SEVERE, "Exception", new RuntimeException("EJB", new Error("bug")));
    assertThat(log.refusal()).isEmpty();
    assertThat(log.lastError()).contains("bug");
    log.release();
    assertThat(printed).containsExactly("Exception with a trace");
  }

  @Test
  void sameTraceIsPrintedOnce() {
    Error bug = new Error("bug");
    publish(SERVER, Level.SEVERE, "first", new RuntimeException(bug));
    publish(SERVER, Level.SEVERE, "second", bug);
    log.release();
    assertThat(printed).containsExactly("first with a trace", "second");
  }

  private void publish(String logger, Level level, String message, Throwable thrown) {
    LogRecord entry = new LogRecord(level, message);
    entry.setLoggerName(logger);
    entry.setThrown(thrown);
    log.publish(entry);
  }

  private static final class OurRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OurRefusal(String message) {
      super(message);
    }
  }

  private final class Recorder extends Handler {
    @Override
    public void publish(LogRecord log) {
      printed.add(log.getMessage() + (log.getThrown() == null ? "" : " with a trace"));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
