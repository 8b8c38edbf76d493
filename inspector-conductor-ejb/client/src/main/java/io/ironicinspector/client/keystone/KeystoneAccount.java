package io.ironicinspector.client.keystone;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a service logs in: keystoneauth's options {@code auth_url}, {@code username} and so on.
 * Immutable. Does not show its password.
 */
public final class KeystoneAccount {
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final List<String> SCOPES =
      List.of(
          "system_scope",
          "project_id",
          "tenant_id",
          "project_name",
          "tenant_name",
          "domain_id",
          "domain_name");

  private final URI url;
  private final JsonObject login;

  private KeystoneAccount(URI url, JsonObject login) {
    this.url = Objects.requireNonNull(url, "url");
    this.login = Objects.requireNonNull(login, "login");
  }

  /**
   * Reads the options of one section: auth_type {@code password} or {@code
   * v3applicationcredential}.
   *
   * @param section its name, for messages
   * @param option gives the value of an option in it
   * @throws IllegalArgumentException naming section, option and what is wrong
   */
  public static KeystoneAccount of(String section, Function<String, Optional<String>> option) {
    SectionOptions options = new SectionOptions(section, option);
    String type = options.first("auth_type", "auth_plugin").orElse("password");
    JsonObjectBuilder identity =
        switch (type) {
          case "password", "v3password" -> password(options);
          case "v3applicationcredential" -> applicationCredential(options);
          default ->
              throw new IllegalArgumentException(
                  "[%s] auth_type is %s; allowed: password, v3password, v3applicationcredential"
                      .formatted(section, type));
        };
    JsonObjectBuilder auth = JSON.createObjectBuilder().add("identity", identity);
    if (!type.equals("v3applicationcredential")) {
      scope(options).ifPresent(scope -> auth.add("scope", scope));
    }
    return new KeystoneAccount(url(options), JSON.createObjectBuilder().add("auth", auth).build());
  }

  private static URI url(SectionOptions options) {
    URI base = options.url("auth_url", options.required("auth_url"));
    return base.getPath().endsWith("/v3") ? base : URI.create(base + "/v3");
  }

  private static JsonObjectBuilder password(SectionOptions options) {
    JsonObjectBuilder user =
        options
            .first("user_id")
            .map(id -> JSON.createObjectBuilder().add("id", id))
            .orElseGet(
                () ->
                    JSON.createObjectBuilder()
                        .add("name", options.required("username", "user_name"))
                        .add("domain", domain(options, "user_domain", "default_domain")));
    user.add("password", options.required("password"));
    return JSON.createObjectBuilder()
        .add("methods", JSON.createArrayBuilder().add("password"))
        .add("password", JSON.createObjectBuilder().add("user", user));
  }

  private static JsonObjectBuilder applicationCredential(SectionOptions options) {
    return JSON.createObjectBuilder()
        .add("methods", JSON.createArrayBuilder().add("application_credential"))
        .add(
            "application_credential",
            JSON.createObjectBuilder()
                .add("id", options.required("application_credential_id"))
                .add("secret", options.required("application_credential_secret")));
  }

  private static Optional<JsonObjectBuilder> scope(SectionOptions options) {
    Optional<String> trust = options.first("trust_id");
    if (trust.isPresent()) {
      return trust.map(id -> trust(options, id));
    }
    if (options.first("system_scope").isPresent()) {
      return Optional.of(
          JSON.createObjectBuilder().add("system", JSON.createObjectBuilder().add("all", true)));
    }
    Optional<JsonObjectBuilder> project =
        options
            .first("project_id", "tenant_id")
            .map(id -> JSON.createObjectBuilder().add("id", id))
            .or(
                () ->
                    options
                        .first("project_name", "tenant_name")
                        .map(
                            name ->
                                JSON.createObjectBuilder()
                                    .add("name", name)
                                    .add(
                                        "domain",
                                        domain(options, "project_domain", "default_domain"))));
    if (project.isPresent()) {
      return project.map(scope -> JSON.createObjectBuilder().add("project", scope));
    }
    return options.first("domain_id").isPresent() || options.first("domain_name").isPresent()
        ? Optional.of(JSON.createObjectBuilder().add("domain", domain(options, "domain", "domain")))
        : Optional.empty();
  }

  /** It has the scope that its giver chose, and Keystone takes no other beside it. */
  private static JsonObjectBuilder trust(SectionOptions options, String id) {
    for (String other : SCOPES) {
      if (options.first(other).isPresent()) {
        throw new IllegalArgumentException(
            "[%s] trust_id and %s exclude each other: a login has one scope"
                .formatted(options.section(), other));
      }
    }
    return JSON.createObjectBuilder()
        .add("OS-TRUST:trust", JSON.createObjectBuilder().add("id", id));
  }

  private static JsonObjectBuilder domain(SectionOptions options, String prefix, String fallback) {
    return options
        .first(prefix + "_id", fallback + "_id")
        .map(id -> JSON.createObjectBuilder().add("id", id))
        .or(
            () ->
                options
                    .first(prefix + "_name", fallback + "_name")
                    .map(name -> JSON.createObjectBuilder().add("name", name)))
        .orElseGet(() -> JSON.createObjectBuilder().add("id", "default"));
  }

  /** Where Keystone's API version 3 is. */
  URI url() {
    return url;
  }

  /** What to send to get a token. */
  JsonObject login() {
    return login;
  }

  @Override
  public String toString() {
    return "account at " + url;
  }
}
