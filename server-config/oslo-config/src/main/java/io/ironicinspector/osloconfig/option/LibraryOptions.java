package io.ironicinspector.osloconfig.option;

import static io.ironicinspector.osloconfig.option.Option.ignored;
import static io.ironicinspector.osloconfig.option.OptionTypes.bool;
import static io.ironicinspector.osloconfig.option.OptionTypes.integer;
import static io.ironicinspector.osloconfig.option.OptionTypes.text;

import java.util.stream.Stream;

/** What Python libraries read from {@code [DEFAULT]}, and sections that only they know. */
final class LibraryOptions {
  private static final String WSGI = "the application server serves HTTP, not a Python library";
  private static final String EVENTLET = "there is no Python in this process";
  private static final String OSLO_RPC = "it is about oslo.messaging";

  private LibraryOptions() {}

  static Stream<Option> ofDefault() {
    return Stream.concat(webServer(), messaging());
  }

  private static Stream<Option> webServer() {
    return Stream.of(
        ignored("api_paste_config", text(), "api-paste.ini", WSGI),
        ignored("client_socket_timeout", integer(), "900", WSGI),
        ignored("max_header_line", integer(), "16384", WSGI),
        ignored("tcp_keepidle", integer(), "600", WSGI),
        ignored("wsgi_default_pool_size", integer(), "100", WSGI),
        ignored("wsgi_keep_alive", bool(), "true", WSGI),
        ignored("wsgi_log_format", text(), "", WSGI),
        ignored("wsgi_server_debug", bool(), "false", WSGI),
        ignored("backdoor_port", text(), "", EVENTLET),
        ignored("backdoor_socket", text(), "", EVENTLET),
        ignored("graceful_shutdown_timeout", integer(), "60", "a stop takes 20 seconds at most"));
  }

  private static Stream<Option> messaging() {
    return Stream.of(
        ignored("transport_url", text(), "rabbit://", OSLO_RPC).secretly(),
        ignored("control_exchange", text(), "openstack", OSLO_RPC),
        ignored("conn_pool_min_size", integer(), "2", OSLO_RPC),
        ignored("conn_pool_ttl", integer(), "1200", OSLO_RPC),
        ignored("executor_thread_pool_size", integer(), "64", OSLO_RPC),
        ignored("rpc_conn_pool_size", integer(), "30", OSLO_RPC),
        ignored("rpc_ping_enabled", bool(), "false", OSLO_RPC));
  }

  static Stream<OptionGroup> groups() {
    return Stream.of(
        OptionGroup.ignored("oslo_messaging_rabbit", OSLO_RPC),
        OptionGroup.ignored("oslo_messaging_amqp", OSLO_RPC),
        OptionGroup.ignored("oslo_messaging_kafka", OSLO_RPC),
        OptionGroup.ignored("oslo_messaging_notifications", "there are no notifications"),
        OptionGroup.ignored("oslo_concurrency", EVENTLET),
        OptionGroup.ignored("oslo_reports", EVENTLET),
        OptionGroup.ignored("profiler", EVENTLET),
        OptionGroup.of(
            "exception",
            "Errors inside the service.",
            ignored(
                    "fatal_exception_format_errors",
                    bool(),
                    "false",
                    "it is about texts of exceptions in Python")
                .formerly("ironic_lib.fatal_exception_format_errors")),
        OptionGroup.ignored("ironic_lib", EVENTLET),
        OptionGroup.ignored("firewall", "it became [pxe_filter] and [iptables] long ago"),
        OptionGroup.ignored("discoverd", "it is the name of a program before ironic-inspector"));
  }
}
