package io.ironicinspector.osloconfig.option;

import static io.ironicinspector.osloconfig.option.Option.ignored;
import static io.ironicinspector.osloconfig.option.Option.option;
import static io.ironicinspector.osloconfig.option.OptionTypes.atLeast;
import static io.ironicinspector.osloconfig.option.OptionTypes.bool;
import static io.ironicinspector.osloconfig.option.OptionTypes.choice;
import static io.ironicinspector.osloconfig.option.OptionTypes.text;

import java.util.stream.Stream;

/** The database, and the section of our own. */
final class StorageOptions {
  private static final String POOL = "the application server keeps the connections";
  private static final String SQLALCHEMY = "it is about SQLAlchemy";

  private StorageOptions() {}

  static Stream<OptionGroup> groups() {
    return Stream.of(database(), own());
  }

  private static OptionGroup database() {
    return OptionGroup.of(
            "database",
            "The database.",
            option(
                    "connection",
                    text(),
                    "Where it is: a JDBC URL, or one as the Python service has it, such as"
                        + " mysql+pymysql://user:password@host/name. Without it an embedded"
                        + " database in [inspector] state_dir.")
                .secretly()
                .formerly("DEFAULT.sql_connection", "sql_connection"))
        .and(
            Stream.of(
                    "connection_recycle_time",
                    "max_overflow",
                    "max_pool_size",
                    "max_retries",
                    "pool_timeout",
                    "retry_interval",
                    "db_inc_retry_interval",
                    "db_max_retries",
                    "db_max_retry_interval",
                    "db_retry_interval",
                    "use_db_reconnect")
                .map(name -> ignored(name, text(), "", POOL)))
        .and(
            Stream.of(
                    "backend",
                    "connection_debug",
                    "connection_parameters",
                    "connection_trace",
                    "mysql_enable_ndb",
                    "mysql_sql_mode",
                    "mysql_wsrep_sync_wait",
                    "sqlite_synchronous")
                .map(name -> ignored(name, text(), "", SQLALCHEMY)))
        .and(Stream.of(ignored("slave_connection", text(), "", SQLALCHEMY).secretly()));
  }

  private static OptionGroup own() {
    return OptionGroup.of(
        "inspector",
        "What the Python service has nothing like.",
        option(
                "role",
                choice("all", "api", "conductor"),
                "What this process is: everything in one, an API, or a conductor. Follows from the"
                    + " program that was started; to be set where the EAR is deployed.")
            .or("all"),
        option(
                "state_dir",
                text(),
                "Folder of the embedded database. A relative path begins in the current folder.")
            .or("ironic-inspector-data"),
        option("max_body_size", atLeast(1), "Bytes that a request may have at most.")
            .or("16777216"),
        option(
                "callback_rate_limit",
                atLeast(0),
                "How many calls to /v1/continue a minute are taken from one address; 0: any"
                    + " number.")
            .or("0"),
        option(
                "callback_require_tls",
                bool(),
                "Refuse what a ramdisk posts to /v1/continue in the clear.")
            .or("false"),
        option(
                "callback_require_token",
                bool(),
                "Refuse what a ramdisk posts to /v1/continue without a token in the URL.")
            .or("false"),
        option(
                "callback_token_secret",
                text(),
                "What the tokens of single runs are made with, 16 characters or more, the same for"
                    + " all processes. GET /v1/introspection/<node>/callback gives the token of a"
                    + " run.")
            .secretly(),
        option(
                "callback_site_token",
                text(),
                "A token that is good for each machine, 16 characters or more: for callback URLs"
                    + " that are fixed, and for machines that are discovered.")
            .secretly());
  }
}
