package io.ironicinspector.osloconfig.option;

import static io.ironicinspector.osloconfig.option.Option.ignored;
import static io.ironicinspector.osloconfig.option.Option.option;
import static io.ironicinspector.osloconfig.option.OptionTypes.atLeast;
import static io.ironicinspector.osloconfig.option.OptionTypes.choice;
import static io.ironicinspector.osloconfig.option.OptionTypes.integer;
import static io.ironicinspector.osloconfig.option.OptionTypes.matching;
import static io.ironicinspector.osloconfig.option.OptionTypes.text;
import static io.ironicinspector.osloconfig.option.OptionTypes.uri;

import java.util.Set;
import java.util.stream.Stream;

/** The other services that this one calls. */
final class CloudOptions {
  private static final String GONE = "ironic-inspector gave it up; see auth_type and its options";
  private static final Set<String> LIMITS =
      Set.of(
          "timeout",
          "connect_retries",
          "connect_retry_delay",
          "status_code_retries",
          "status_code_retry_delay");

  private CloudOptions() {}

  static Stream<OptionGroup> groups() {
    return Stream.of(ironic(), swift(), serviceCatalog().notYet());
  }

  private static OptionGroup ironic() {
    return OptionGroup.of("ironic", "How to reach Ironic.")
        .and(
            Stream.of(
                option(
                        "auth_type",
                        text(),
                        "How to log in: none, http_basic (username and password), or password (at"
                            + " Keystone).")
                    .or("password")
                    .formerly("auth_plugin"),
                option(
                        "endpoint_override",
                        uri("http", "https"),
                        "Where Ironic answers, when that is not to be looked up.")
                    .formerly("ironic_url", "endpoint"),
                option("timeout", atLeast(1), "Seconds that one request may take.").or("60")))
        .and(KeystoneAuthOptions.login())
        .and(KeystoneAuthOptions.auth().map(Option::notYet))
        .and(KeystoneAuthOptions.session().map(Option::notYet))
        .and(
            KeystoneAuthOptions.adapter("baremetal")
                .map(CloudOptions::withoutLimits)
                .map(Option::notYet))
        .and(
            Stream.of(
                ignored("retry_interval", integer(), "2", "the Python service has no use for it"),
                ignored("max_retries", integer(), "30", "the Python service has no use for it")))
        .and(
            Stream.of("os_region", "auth_strategy", "os_service_type", "os_endpoint_type")
                .map(name -> ignored(name, text(), "", GONE)));
  }

  private static OptionGroup swift() {
    return OptionGroup.of(
            "swift",
            "How to reach Swift, for store_data = swift.",
            option(
                    "container",
                    matching("[^/]{1,256}", "a name of at most 256 bytes without a slash"),
                    "Container that the data is kept in. It is created when it is not there.")
                .or("ironic-inspector"),
            option("delete_after", atLeast(0), "Seconds until Swift deletes the data; 0: never.")
                .or("0"))
        .and(service("object-store").map(CloudOptions::notYetForSwift))
        .and(
            Stream.of(
                    "max_retries",
                    "os_auth_url",
                    "os_auth_version",
                    "os_region",
                    "os_service_type",
                    "os_endpoint_type")
                .map(name -> ignored(name, text(), "", GONE)));
  }

  private static Option notYetForSwift(Option option) {
    return Set.of("certfile", "keyfile", "trust_id").contains(option.name())
        ? option.notYet()
        : option;
  }

  private static OptionGroup serviceCatalog() {
    return OptionGroup.of(
            "service_catalog", "How to find this service's own address in Keystone's catalog.")
        .and(service("baremetal-introspection").map(CloudOptions::withoutLimits));
  }

  /** Where nothing is called, nothing is tried again or given up. */
  private static Option withoutLimits(Option option) {
    return LIMITS.contains(option.name()) ? option.or("") : option;
  }

  private static Stream<Option> service(String serviceType) {
    return Stream.of(
            Stream.of(
                option(
                        "auth_type",
                        choice(
                            "none",
                            "http_basic",
                            "password",
                            "v3password",
                            "v3applicationcredential"),
                        "How to log in: not at all, by username and password with each request, or"
                            + " at Keystone.")
                    .or("password")
                    .formerly("auth_plugin"),
                option(
                        "endpoint_override",
                        matching(
                            "https?://[^/\\s]+.*", "a URL that begins with http:// or https://"),
                        "Where the service answers, when that is not to be looked up in Keystone's"
                            + " catalog. In place of %(project_id)s stands the id of the project.")
                    .formerly("endpoint"),
                option("timeout", atLeast(1), "Seconds that one request may take.").or("30")),
            KeystoneAuthOptions.login(),
            KeystoneAuthOptions.auth(),
            KeystoneAuthOptions.session(),
            KeystoneAuthOptions.adapter(serviceType))
        .flatMap(options -> options);
  }
}
