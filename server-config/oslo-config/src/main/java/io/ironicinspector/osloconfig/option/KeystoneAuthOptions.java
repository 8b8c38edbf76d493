package io.ironicinspector.osloconfig.option;

import static io.ironicinspector.osloconfig.option.Option.ignored;
import static io.ironicinspector.osloconfig.option.Option.option;
import static io.ironicinspector.osloconfig.option.OptionTypes.atLeast;
import static io.ironicinspector.osloconfig.option.OptionTypes.bool;
import static io.ironicinspector.osloconfig.option.OptionTypes.choice;
import static io.ironicinspector.osloconfig.option.OptionTypes.list;
import static io.ironicinspector.osloconfig.option.OptionTypes.real;
import static io.ironicinspector.osloconfig.option.OptionTypes.text;
import static io.ironicinspector.osloconfig.option.OptionTypes.uri;

import java.util.stream.Stream;

/** How to log in to another service and how to find it, the same in several sections. */
final class KeystoneAuthOptions {
  private static final String UNUSED = "nothing here makes use of it";

  private KeystoneAuthOptions() {}

  /** Who we are. */
  static Stream<Option> auth() {
    return Stream.of(
        option("auth_url", uri("http", "https"), "Where Keystone answers."),
        option("auth_section", text(), "Another section to take these options from."),
        option(
            "application_credential_id",
            text(),
            "Id of the application credential, for auth_type v3applicationcredential."),
        option("application_credential_secret", text(), "Secret of that application credential.")
            .secretly(),
        option("user_id", text(), "Id of the user, in place of a name and its domain."),
        option("user_domain_id", text(), "Id of the domain that the user is of."),
        option("user_domain_name", text(), "Name of the domain that the user is of."),
        option("project_id", text(), "Id of the project to act in.").formerly("tenant_id"),
        option("project_name", text(), "Name of the project to act in.").formerly("tenant_name"),
        option("project_domain_id", text(), "Id of the domain that the project is of."),
        option("project_domain_name", text(), "Name of the domain that the project is of."),
        option("domain_id", text(), "Id of the domain to act in."),
        option("domain_name", text(), "Name of the domain to act in."),
        option("default_domain_id", text(), "Id of the domain for all that name none."),
        option("default_domain_name", text(), "Name of the domain for all that name none."),
        option("system_scope", text(), "\"all\" to act on the system as a whole."),
        option(
            "trust_id",
            text(),
            "Id of the trust to act by, in place of a project, a domain or the system."));
  }

  /** By name and password, which HTTP basic authentication has too. */
  static Stream<Option> login() {
    return Stream.of(
        option("username", text(), "Name of the user.").formerly("user_name"),
        option("password", text(), "Password of the user.").secretly());
  }

  /** TLS, and how long to wait. */
  static Stream<Option> session() {
    return Stream.of(
        option("cafile", text(), "PEM file with the authorities to trust."),
        option(
            "certfile",
            text(),
            "PEM file with the certificate to show, and those between it and the authority."),
        option(
            "keyfile",
            text(),
            "PEM file with its key, without a password. Without it the key is in certfile too."),
        option("insecure", bool(), "Do not check the other side's certificate.").or("false"),
        ignored("collect_timing", bool(), "false", UNUSED),
        ignored("split_loggers", bool(), "false", UNUSED));
  }

  /** Which service, and where. */
  static Stream<Option> adapter(String serviceType) {
    return Stream.of(
        option("service_type", text(), "Type of the service in Keystone's catalog.")
            .or(serviceType),
        option("service_name", text(), "Name of the service in Keystone's catalog."),
        option(
                "valid_interfaces",
                list(choice("public", "internal", "admin", "publicURL", "internalURL", "adminURL")),
                "Kinds of address to take from it, the best first.")
            .or("internal,public"),
        option("region_name", text(), "Region to take from it."),
        option("connect_retries", atLeast(0), "How often to try again to connect.").or("2"),
        option(
                "connect_retry_delay",
                real(),
                "Seconds before the first of these, then twice as long each time.")
            .or("0.5"),
        option(
                "status_code_retries",
                atLeast(0),
                "How often to try again what may pass: answers of 429, 498, or 500 and above.")
            .or("2"),
        option(
                "status_code_retry_delay",
                real(),
                "Seconds before the first of these, then twice as long each time.")
            .or("0.5"),
        ignored("version", text(), "", UNUSED),
        ignored("min_version", text(), "", UNUSED),
        ignored("max_version", text(), "", UNUSED));
  }
}
