package io.ironicinspector.micro.logging;

import io.ironicinspector.osloconfig.context.Caller;
import io.ironicinspector.osloconfig.context.RequestContext;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * What Python's logging and oslo.log know of a record, by their names for it.
 *
 * @param context of the thread that logged
 * @param message one line
 */
record LogFields(LogRecord log, Optional<RequestContext> context, String message) {
  private static final long PID = ProcessHandle.current().pid();
  private static final int THOUSAND = 1000;

  /** Empty text for a field that there is not; "None" for a request's that has no value. */
  String get(String name, DateFormat dates) {
    return switch (name) {
      case "asctime" -> dates.format(log.getInstant());
      case "message" -> message;
      case "msecs" -> String.valueOf(log.getMillis() % THOUSAND);
      case "created" -> String.valueOf(log.getMillis() / (double) THOUSAND);
      case "process" -> String.valueOf(PID);
      case "levelname" -> levelName();
      case "levelno" -> String.valueOf(levelNumber());
      case "name" -> logger();
      case "thread" -> String.valueOf(log.getLongThreadID());
      case "threadName" -> Thread.currentThread().getName();
      default -> context.map(request -> ofRequest(request, name)).orElse("");
    };
  }

  private static String ofRequest(RequestContext request, String name) {
    Caller caller = request.caller();
    return switch (name) {
      case "request_id" -> request.requestId();
      case "global_request_id" -> request.globalRequestId().orElse("None");
      case "user", "user_id", "user_name" -> orDash(caller.user());
      case "project", "project_id", "project_name", "tenant" -> orDash(caller.project());
      case "domain" -> orDash(caller.domain());
      case "system_scope" -> orDash(caller.systemScope());
      case "user_domain" -> orDash(caller.userDomain());
      case "project_domain" -> orDash(caller.projectDomain());
      default -> "";
    };
  }

  private static String orDash(String value) {
    return value.isEmpty() ? "-" : value;
  }

  String logger() {
    String name = log.getLoggerName();
    return name == null || name.isEmpty() ? "root" : name;
  }

  String levelName() {
    return switch (levelNumber()) {
      case 40 -> "ERROR";
      case 30 -> "WARNING";
      case 20 -> "INFO";
      default -> "DEBUG";
    };
  }

  /** Python's number for it. */
  int levelNumber() {
    int level = log.getLevel().intValue();
    if (level >= Level.SEVERE.intValue()) {
      return 40;
    }
    if (level >= Level.WARNING.intValue()) {
      return 30;
    }
    return level >= Level.INFO.intValue() ? 20 : 10;
  }

  boolean isDebug() {
    return levelNumber() == 10;
  }
}
