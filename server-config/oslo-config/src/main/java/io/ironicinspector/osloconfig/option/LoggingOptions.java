package io.ironicinspector.osloconfig.option;

import static io.ironicinspector.osloconfig.option.Option.ignored;
import static io.ironicinspector.osloconfig.option.Option.option;
import static io.ironicinspector.osloconfig.option.OptionTypes.atLeast;
import static io.ironicinspector.osloconfig.option.OptionTypes.bool;
import static io.ironicinspector.osloconfig.option.OptionTypes.integer;
import static io.ironicinspector.osloconfig.option.OptionTypes.list;
import static io.ironicinspector.osloconfig.option.OptionTypes.matching;
import static io.ironicinspector.osloconfig.option.OptionTypes.text;

import java.util.stream.Stream;

/** oslo.log's part of {@code [DEFAULT]}. */
final class LoggingOptions {
  private static final String SYSLOG =
      "the log goes to stderr, from where systemd's journal takes it, or to log_file";
  private static final String ROTATION =
      "the log file is not rotated by the service; logrotate does that, with watch_log_file";
  private static final String PYTHON = "it is about Python's own logging";

  private LoggingOptions() {}

  static Stream<Option> all() {
    return Stream.of(targets(), formats(), withoutEffect()).flatMap(options -> options);
  }

  private static Stream<Option> targets() {
    return Stream.of(
        option("debug", bool(), "Log what is only of use when something is to be found out.")
            .or("false"),
        option(
                "log_file",
                text(),
                "File to append the log to. Without it the log goes to stderr. A relative path is"
                    + " looked for in log_dir.")
            .formerly("logfile"),
        option("log_dir", text(), "Folder of log_file.").formerly("logdir"),
        option("use_stderr", bool(), "Log to stderr even if log_file is set.").or("false"),
        option(
                "watch_log_file",
                bool(),
                "Look once a second whether log_file was moved away, and open a new one then.")
            .or("false"),
        option("use_json", bool(), "Write each log line as one JSON object.").or("false"),
        option(
            "default_log_levels",
            list(
                matching(
                    "[^=]+=(CRITICAL|ERROR|WARN|WARNING|INFO|DEBUG|NOTSET)",
                    "logger=LEVEL with CRITICAL, ERROR, WARNING, INFO or DEBUG")),
            "Least level for each of some loggers, which are named by Java packages and classes."
                + " Names of Python modules mean nothing here."));
  }

  private static Stream<Option> formats() {
    return Stream.of(
        option(
                "logging_context_format_string",
                text(),
                "Shape of a line that belongs to a request. In place of %(...)s stand asctime,"
                    + " msecs, process, levelname, name, thread, threadName, funcName, lineno,"
                    + " global_request_id, request_id, user_identity, user, project, domain,"
                    + " system_scope, user_domain, project_domain, instance, message.")
            .or(
                "%(asctime)s.%(msecs)03d %(process)d %(levelname)s %(name)s [%(global_request_id)s"
                    + " %(request_id)s %(user_identity)s] %(instance)s%(message)s"),
        option(
                "logging_default_format_string",
                text(),
                "Shape of a line that belongs to no request.")
            .or(
                "%(asctime)s.%(msecs)03d %(process)d %(levelname)s %(name)s [-]"
                    + " %(instance)s%(message)s"),
        option(
                "logging_debug_format_suffix",
                text(),
                "What comes after the message at level DEBUG. Nothing in this service's default:"
                    + " to know the place costs more than to log.")
            .or(""),
        option("logging_exception_prefix", text(), "What stands before each line of a stack trace.")
            .or("%(asctime)s.%(msecs)03d %(process)d ERROR %(name)s %(instance)s"),
        option("logging_user_identity_format", text(), "What %(user_identity)s stands for.")
            .or(
                "%(user)s %(project)s %(domain)s %(system_scope)s %(user_domain)s"
                    + " %(project_domain)s"),
        option("log_date_format", text(), "What %(asctime)s looks like, as strftime names it.")
            .or("%Y-%m-%d %H:%M:%S"));
  }

  private static Stream<Option> withoutEffect() {
    return Stream.of(
        ignored("log_config_append", text(), "", PYTHON).formerly("log_config"),
        ignored("log_options", bool(), "true", "\"config show\" prints all options"),
        ignored("use_syslog", bool(), "false", SYSLOG),
        ignored("syslog_log_facility", text(), "LOG_USER", SYSLOG),
        ignored("use_journal", bool(), "false", SYSLOG),
        ignored("use_eventlog", bool(), "false", "it is about Windows"),
        ignored("log_rotation_type", text(), "none", ROTATION),
        ignored("log_rotate_interval", integer(), "1", ROTATION),
        ignored("log_rotate_interval_type", text(), "days", ROTATION),
        ignored("max_logfile_count", integer(), "30", ROTATION),
        ignored("max_logfile_size_mb", integer(), "200", ROTATION),
        ignored("instance_format", text(), "[instance: %(uuid)s] ", PYTHON),
        ignored("instance_uuid_format", text(), "[instance: %(uuid)s] ", PYTHON),
        ignored("publish_errors", bool(), "false", "there are no notifications"),
        ignored("fatal_deprecations", bool(), "false", PYTHON),
        ignored("rate_limit_burst", atLeast(0), "0", "no log line is left out"),
        ignored("rate_limit_interval", atLeast(0), "0", "no log line is left out"),
        ignored("rate_limit_except_level", text(), "CRITICAL", "no log line is left out"));
  }
}
