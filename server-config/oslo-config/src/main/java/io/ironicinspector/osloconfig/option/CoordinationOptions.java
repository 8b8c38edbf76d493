package io.ironicinspector.osloconfig.option;

import static io.ironicinspector.osloconfig.option.Option.ignored;
import static io.ironicinspector.osloconfig.option.Option.option;
import static io.ironicinspector.osloconfig.option.OptionTypes.choice;
import static io.ironicinspector.osloconfig.option.OptionTypes.host;
import static io.ironicinspector.osloconfig.option.OptionTypes.integer;
import static io.ironicinspector.osloconfig.option.OptionTypes.list;
import static io.ironicinspector.osloconfig.option.OptionTypes.matching;
import static io.ironicinspector.osloconfig.option.OptionTypes.port;
import static io.ironicinspector.osloconfig.option.OptionTypes.text;

import java.util.stream.Stream;

/** Locks and groups: {@code [etcd]}, and upstream's {@code [coordination]} in its place. */
final class CoordinationOptions {
  private CoordinationOptions() {}

  static Stream<OptionGroup> groups() {
    return Stream.of(
        OptionGroup.of("etcd", "Where processes of the same service find and exclude each other.")
            .and(addresses())
            .and(names()),
        OptionGroup.of(
            "coordination",
            "What the Python service coordinates itself by.",
            ignored(
                    "backend_url",
                    text(),
                    "memcached://localhost:11211",
                    "locks and groups are kept in etcd, see the section [etcd]")
                .secretly()));
  }

  private static Stream<Option> addresses() {
    return Stream.of(
        option(
            "provider",
            choice("etcd", "in-process"),
            "Where locks are kept. Follows from the role of the process when it is not set: a"
                + " process that is all in one keeps them in itself."),
        option("host", host(), "Host of etcd.").or("127.0.0.1"),
        option("port", port(), "Port of etcd for clients.").or("2379"),
        option(
            "endpoints",
            list(matching("(https?://)?[^\\s,]+", "host:port or http(s)://host:port")),
            "All members of the etcd cluster, as host:port or URLs; stronger than host and port."),
        option(
            "ca_cert",
            text(),
            "PEM file with the certificates that etcd's own is checked against. Switches TLS on."),
        option("cert_cert", text(), "PEM file with the certificate that is shown to etcd."),
        option("cert_key", text(), "PEM file (PKCS#8) with the key of that certificate."),
        option("user", text(), "Name to log in to etcd with."),
        option("password", text(), "Password to log in to etcd with.").secretly(),
        option("timeout", integer(1, 600), "Seconds that one request to etcd may take.").or("30"));
  }

  private static Stream<Option> names() {
    return Stream.of(
        option(
                "lease_ttl",
                integer(2, 3600),
                "Seconds after which a process that does not answer any more has left its group"
                    + " and lost its locks.")
            .or("10"),
        option(
            "max_staleness",
            integer(1, 7200),
            "Seconds after which a list of the group's members is too old to be used without"
                + " asking etcd again. Two times lease_ttl when it is not set."),
        option(
                "group_path",
                text(),
                "Name of the group that conductors join. The same for all that belong together,"
                    + " Python ones included.")
            .or("/openstack/ironic-inspector/service-group"),
        option("lock_prefix", text(), "What stands before a node's id in the name of its lock.")
            .or("ironic-inspector"),
        option(
                "namespace",
                matching("(?!/?tooz/).*/", "a path that ends with / and does not begin with tooz/"),
                "What the keys in etcd begin with that the Python service has nothing like.")
            .or("/ironic-inspector/"));
  }
}
