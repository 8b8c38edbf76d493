package io.ironicinspector.osloconfig.option;

import static io.ironicinspector.osloconfig.option.Option.ignored;
import static io.ironicinspector.osloconfig.option.Option.option;
import static io.ironicinspector.osloconfig.option.OptionTypes.atLeast;
import static io.ironicinspector.osloconfig.option.OptionTypes.choice;
import static io.ironicinspector.osloconfig.option.OptionTypes.integer;
import static io.ironicinspector.osloconfig.option.OptionTypes.matching;
import static io.ironicinspector.osloconfig.option.OptionTypes.text;

import java.util.Set;
import java.util.stream.Stream;

/** The other services that this one calls. */
final class CloudOptions {
  private static final String GONE = "ironic-inspector gave it up; see auth_type and its options";
  private static final Set<String> RETRIES =
      Set.of(
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
        .and(service("baremetal", "60").map(CloudOptions::ofIronic))
        .and(
            Stream.of(
                ignored("retry_interval", integer(), "2", "the Python service has no use for it"),
                ignored("max_retries", integer(), "30", "the Python service has no use for it")))
        .and(
            Stream.of("os_region", "auth_strategy", "os_service_type", "os_endpoint_type")
                .map(name -> ignored(name, text(), "", GONE)));
  }

  private static Option ofIronic(Option option) {
    if (option.name().equals("endpoint_override")) {
      return option.formerly("ironic_url", "endpoint");
    }
    return RETRIES.contains(option.name()) ? withoutRetries(option).notYet() : option;
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
        .and(service("object-store", "30"))
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

  private static OptionGroup serviceCatalog() {
    return OptionGroup.of(
            "service_catalog", "How to find this service's own address in Keystone's catalog.")
        .and(service("baremetal-introspection", "").map(CloudOptions::withoutRetries));
  }

  private static Option withoutRetries(Option option) {
    return RETRIES.contains(option.name()) ? option.or("") : option;
  }

  /**
   * @param timeout in seconds; empty: none
   */
  private static Stream<Option> service(String serviceType, String timeout) {
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
                option("timeout", atLeast(1), "Seconds that one request may take.").or(timeout)),
            KeystoneAuthOptions.login(),
            KeystoneAuthOptions.auth(),
            KeystoneAuthOptions.session(),
            KeystoneAuthOptions.adapter(serviceType))
        .flatMap(options -> options);
  }
}
