package io.ironicinspector.micro.logging;

import io.ironicinspector.micro.settings.Settings;
import io.ironicinspector.osloconfig.context.RequestContext;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * oslo.log's lines, by its options; each line of a stack trace with a head of its own. Must be
 * called by the thread that logs: the request is that thread's. Thread-safe.
 */
public final class OsloFormatter extends Formatter {
  private final DateFormat dates;
  private final LogFormat withRequest;
  private final LogFormat withoutRequest;
  private final LogFormat user;
  private final LogFormat traceHead;
  private final LogFormat debugSuffix;

  /** Reads the {@code logging_*_format_*} options of {@code [DEFAULT]}. */
  public OsloFormatter(Settings settings) {
    this.dates = new DateFormat(settings.text("DEFAULT.log_date_format"));
    this.withRequest = format(settings, "logging_context_format_string");
    this.withoutRequest = format(settings, "logging_default_format_string");
    this.user = format(settings, "logging_user_identity_format");
    this.traceHead = format(settings, "logging_exception_prefix");
    this.debugSuffix =
        new LogFormat(settings.effective("DEFAULT.logging_debug_format_suffix").orElse(""));
  }

  private static LogFormat format(Settings settings, String option) {
    return new LogFormat(settings.text("DEFAULT." + option));
  }

  @Override
  public String format(LogRecord log) {
    LogFields fields = new LogFields(log, RequestContext.current(), Messages.oneLine(this, log));
    Function<String, String> values = name -> value(fields, name);
    LogFormat line = fields.context().isPresent() ? withRequest : withoutRequest;
    StringBuilder text = new StringBuilder(line.format(values));
    String suffix = fields.isDebug() ? debugSuffix.format(values) : "";
    if (!suffix.isEmpty()) {
      text.append(' ').append(suffix);
    }
    text.append('\n');
    if (log.getThrown() != null) {
      String head = traceHead.format(values);
      Messages.trace(log.getThrown())
          .forEach(frame -> text.append(head).append(frame).append('\n'));
    }
    return text.toString();
  }

  private String value(LogFields fields, String name) {
    return switch (name) {
      case "user_identity" ->
          fields.context().isPresent() ? user.format(inner -> value(fields, inner)) : "";
      case "funcName", "lineno", "pathname", "module", "filename" ->
          place(fields.log(), name).orElse("");
      default -> fields.get(name, dates);
    };
  }

  // Walks the stack: only where a format asks for it.
  private static Optional<String> place(LogRecord log, String name) {
    return Optional.ofNullable(
        switch (name) {
          case "funcName" -> log.getSourceMethodName();
          case "pathname", "module", "filename" -> log.getSourceClassName();
          default -> null;
        });
  }
}
