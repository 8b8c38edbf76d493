package io.ironicinspector.osloconfig.check;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Values that are allowed one by one, but not together. */
final class Agreement {
  private static final Set<String> TRUE = Set.of("true", "1", "t", "on", "y", "yes");

  private static final Set<String> FIXED = Set.of("none", "http_basic");

  private final Configured configured;

  private Agreement(Configured configured) {
    this.configured = configured;
  }

  static Stream<Finding> check(Configured configured) {
    Agreement agreement = new Agreement(configured);
    return Stream.of(
            agreement.together("etcd", "user", "password"),
            agreement.together("etcd", "cert_cert", "cert_key"),
            agreement.ports(),
            agreement.swift(),
            agreement.tls("cert_file"),
            agreement.tls("key_file"))
        .flatMap(Optional::stream)
        .map(Finding::error);
  }

  private Optional<String> value(String key) {
    return configured.registry().find(key).flatMap(configured::effective).map(Setting::value);
  }

  private Optional<String> together(String section, String one, String other) {
    boolean first = value(section + "." + one).isPresent();
    boolean second = value(section + "." + other).isPresent();
    return first == second
        ? Optional.empty()
        : Optional.of(
            "[%s] %s and %s belong together, but only %s is set"
                .formatted(section, one, other, first ? one : other));
  }

  private Optional<String> ports() {
    return value("processing.add_ports").filter("disabled"::equals).isPresent()
            && value("processing.keep_ports").filter("added"::equals).isPresent()
        ? Optional.of("[processing] keep_ports = added does not go with add_ports = disabled")
        : Optional.empty();
  }

  private Optional<String> swift() {
    boolean fixed = value("swift.auth_type").filter(FIXED::contains).isPresent();
    String needed = fixed ? "endpoint_override" : "auth_url";
    return value("processing.store_data").filter("swift"::equals).isPresent()
            && value("swift." + needed).isEmpty()
            && value("swift.auth_section").isEmpty()
        ? Optional.of("[processing] store_data = swift needs [swift] " + needed)
        : Optional.empty();
  }

  private Optional<String> tls(String file) {
    return value("DEFAULT.use_ssl").map(String::toLowerCase).filter(TRUE::contains).isPresent()
            && value("ssl." + file).isEmpty()
        ? Optional.of("[DEFAULT] use_ssl = true needs [ssl] " + file)
        : Optional.empty();
  }
}
