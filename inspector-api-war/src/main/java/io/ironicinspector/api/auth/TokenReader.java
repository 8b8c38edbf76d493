package io.ironicinspector.api.auth;

import io.ironicinspector.api.policy.Credentials;
import io.ironicinspector.osloconfig.context.Caller;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What Keystone's {@code token} object says of its owner. */
final class TokenReader {
  private TokenReader() {}

  static Identity identity(JsonObject token) {
    Map<String, String> attributes = new LinkedHashMap<>();
    JsonObject user = object(token, "user");
    put(attributes, "user_id", text(user, "id"));
    put(attributes, "user", text(user, "id"));
    put(attributes, "user_domain_id", text(object(user, "domain"), "id"));
    JsonObject project = object(token, "project");
    put(attributes, "project_id", text(project, "id"));
    put(attributes, "tenant", text(project, "id"));
    put(attributes, "project_domain_id", text(object(project, "domain"), "id"));
    put(attributes, "domain_id", text(object(token, "domain"), "id"));
    boolean system = object(token, "system").getBoolean("all", false);
    put(attributes, "system_scope", system ? "all" : "");
    return new Identity(new Credentials(roles(token), attributes), caller(attributes));
  }

  private static Set<String> roles(JsonObject token) {
    return token.getOrDefault("roles", JsonValue.EMPTY_JSON_ARRAY) instanceof JsonArray roles
        ? roles.stream()
            .map(role -> role instanceof JsonObject named ? text(named, "name") : "")
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  private static Caller caller(Map<String, String> attributes) {
    return new Caller(
        attributes.getOrDefault("user_id", ""),
        attributes.getOrDefault("project_id", ""),
        attributes.getOrDefault("domain_id", ""),
        attributes.getOrDefault("system_scope", ""),
        attributes.getOrDefault("user_domain_id", ""),
        attributes.getOrDefault("project_domain_id", ""));
  }

  private static JsonObject object(JsonObject parent, String key) {
    return parent.get(key) instanceof JsonObject child ? child : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static String text(JsonObject parent, String key) {
    return parent.get(key) instanceof JsonString text ? text.getString() : "";
  }

  private static void put(Map<String, String> attributes, String name, String value) {
    if (!Objects.requireNonNull(value).isEmpty()) {
      attributes.put(name, value);
    }
  }
}
