package io.ironicinspector.api.policy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of a caller, under the names that expressions use: {@code user_id}, {@code
 * system_scope}, {@code project_id} and so on. Immutable.
 *
 * @param roles lower case
 */
public record Credentials(Set<String> roles, Map<String, String> attributes) {
  /** A caller who did not say who it is. */
  public static final Credentials NOBODY = new Credentials(Set.of(), Map.of());

  /** An attribute that only public endpoints have. */
  private static final String PUBLIC = "is_public_api";

  public Credentials {
    roles =
        roles.stream()
            .map(role -> role.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    attributes = Map.copyOf(attributes);
  }

  /** The same caller at an endpoint that is or is not public. */
  public Credentials at(boolean publicEndpoint) {
    Map<String, String> with =
        attributes.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    with.put(PUBLIC, publicEndpoint ? "True" : "False");
    return new Credentials(roles, with);
  }

  /** Empty if the token says nothing of it. */
  public Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }
}
