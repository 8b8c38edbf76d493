package io.ironicinspector.micro.logging;

import io.ironicinspector.micro.settings.Settings;
import io.ironicinspector.osloconfig.context.Caller;
import io.ironicinspector.osloconfig.context.RequestContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One JSON object a line, with oslo.log's names. Must be called by the thread that logs.
 * Thread-safe.
 */
public final class JsonFormatter extends Formatter {
  private static final double MILLIS = 1000;

  private final DateFormat dates;
  private final String host;

  /** Reads {@code DEFAULT.host} and {@code log_date_format}. */
  public JsonFormatter(Settings settings) {
    this.dates = new DateFormat(settings.text("DEFAULT.log_date_format"));
    this.host = settings.find("DEFAULT.host").orElseGet(JsonFormatter::machine);
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  @Override
  public String format(LogRecord log) {
    Optional<RequestContext> context = RequestContext.current();
    LogFields fields = new LogFields(log, context, Messages.oneLine(this, log));
    JsonLine line =
        new JsonLine()
            .put("message", fields.message())
            .put("asctime", dates.format(log.getInstant()))
            .put("name", fields.logger())
            .put("levelname", fields.levelName())
            .put("levelno", fields.levelNumber())
            .put("created", log.getMillis() / MILLIS)
            .put("msecs", log.getMillis() % (long) MILLIS)
            .put("hostname", host)
            .put("process", ProcessHandle.current().pid())
            .put("thread", log.getLongThreadID())
            .put("thread_name", Thread.currentThread().getName());
    if (log.getThrown() != null) {
      line.put("error_summary", log.getThrown().toString())
          .put("traceback", Messages.trace(log.getThrown()));
    }
    context.ifPresent(request -> line.put("context", context(request)));
    return line.end() + "\n";
  }

  private static JsonLine context(RequestContext request) {
    Caller caller = request.caller();
    JsonLine line = new JsonLine().put("request_id", request.requestId());
    request.globalRequestId().ifPresent(id -> line.put("global_request_id", id));
    return line.putIfKnown("user", caller.user())
        .putIfKnown("project", caller.project())
        .putIfKnown("domain", caller.domain())
        .putIfKnown("system_scope", caller.systemScope())
        .putIfKnown("user_domain", caller.userDomain())
        .putIfKnown("project_domain", caller.projectDomain());
  }
}
