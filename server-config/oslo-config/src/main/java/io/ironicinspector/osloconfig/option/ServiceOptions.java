package io.ironicinspector.osloconfig.option;

import static io.ironicinspector.osloconfig.option.Option.ignored;
import static io.ironicinspector.osloconfig.option.Option.option;
import static io.ironicinspector.osloconfig.option.OptionTypes.atLeast;
import static io.ironicinspector.osloconfig.option.OptionTypes.atMost;
import static io.ironicinspector.osloconfig.option.OptionTypes.bool;
import static io.ironicinspector.osloconfig.option.OptionTypes.choice;
import static io.ironicinspector.osloconfig.option.OptionTypes.host;
import static io.ironicinspector.osloconfig.option.OptionTypes.integer;
import static io.ironicinspector.osloconfig.option.OptionTypes.list;
import static io.ironicinspector.osloconfig.option.OptionTypes.octal;
import static io.ironicinspector.osloconfig.option.OptionTypes.port;
import static io.ironicinspector.osloconfig.option.OptionTypes.text;

import java.util.stream.Stream;

/** What the service itself reads from {@code [DEFAULT]}. */
final class ServiceOptions {
  private static final int TEN_YEARS_SECONDS = 315_576_000;

  private ServiceOptions() {}

  static Stream<Option> all() {
    return Stream.of(listening(), limits(), roles(), removed()).flatMap(options -> options);
  }

  private static Stream<Option> listening() {
    return Stream.of(
        option(
                "listen_address",
                host(),
                "Address on which the HTTP API is served. \"::\" and \"0.0.0.0\" stand for all"
                    + " addresses of the machine, of both IP versions.")
            .or("::"),
        option("listen_port", port(), "TCP port of the HTTP API.").or("5050"),
        option(
                "listen_unix_socket",
                text(),
                "Path of a unix socket to serve the HTTP API on, in place of address and port.")
            .notYet(),
        option("listen_unix_socket_mode", octal(), "Access mode of that socket.").notYet(),
        option(
                "use_ssl",
                bool(),
                "Serve the HTTP API with TLS. Needs cert_file and key_file of the section [ssl]. A"
                    + " conductor has no API and does not look at it.")
            .or("false")
            .formerly("ssl_enabled"),
        option(
            "host",
            text(),
            "Name of this process in its group and for remote calls; has to be different on each"
                + " machine. Without it the fully qualified name of the machine is taken."));
  }

  private static Stream<Option> limits() {
    return Stream.of(
        option(
                "timeout",
                atMost(TEN_YEARS_SECONDS),
                "Seconds after which an introspection that has not come to an end counts as failed."
                    + " 0 or less: never.")
            .or("3600"),
        option(
                "clean_up_period",
                atLeast(0),
                "Seconds between two looks for introspections that timed out, and for nodes that"
                    + " are gone from Ironic. 0 switches both off.")
            .or("60"),
        option(
                "introspection_delay",
                atLeast(0),
                "Seconds between switching on one machine and the next, so that the network and"
                    + " the power supply bear it. Only for machines that this service switches on.")
            .or("5"),
        option(
                "max_concurrency",
                atLeast(2),
                "How many pieces of work, such as introspections being started or processed, are"
                    + " done at the same time.")
            .or("1000"),
        option(
                "api_max_limit",
                atLeast(1),
                "How many entries a list has when the client does not say, and at most.")
            .or("1000"),
        option(
                "rpc_response_timeout",
                atLeast(1),
                "Seconds that the API waits for a conductor's answer.")
            .or("60"),
        ignored(
            "leader_election_interval",
            integer(),
            "10",
            "a new leader is elected at the moment in which the lease of the old one ends"));
  }

  private static Stream<Option> roles() {
    return Stream.of(
        option(
            "rpc_transport",
            choice("fake", "json-rpc"),
            "How the API reaches a conductor. fake: a call inside the one process that is both;"
                + " json-rpc: HTTP to one of the conductors in the group. Without it fake."),
        option(
                "standalone",
                bool(),
                "The older form of rpc_transport, read only where that is not set: true means"
                    + " fake, false an API and conductors of their own.")
            .or("true"),
        option(
                "auth_strategy",
                choice("keystone", "noauth", "http_basic"),
                "How clients of the HTTP API prove who they are.")
            .or("keystone"),
        option(
                "http_basic_auth_user_file",
                text(),
                "File with names and bcrypt hashes, for auth_strategy http_basic.")
            .or("/etc/ironic-inspector/htpasswd"),
        option(
                "can_manage_boot",
                bool(),
                "Whether this service may set boot devices and power. When false, requests that"
                    + " want that are refused.")
            .or("true"),
        option(
                "ipmi_address_fields",
                list(),
                "Keys of a node's driver_info in which the address of its management controller is"
                    + " looked for, after ipmi_address.")
            .or("redfish_address,ilo_address,drac_host,drac_address,ibmc_address"),
        option("enable_mdns", bool(), "Announce the HTTP API by multicast DNS.")
            .or("false")
            .notYet(),
        ignored(
            "rootwrap_config",
            text(),
            "/etc/ironic-inspector/rootwrap.conf",
            "no command is run as another user"));
  }

  private static Stream<Option> removed() {
    return Stream.of("node_status_keep_time", "introspection_delay_drivers")
        .map(name -> ignored(name, text(), "", "ironic-inspector gave it up; the line can go"));
  }
}
