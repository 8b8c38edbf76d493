package io.ironicinspector.client;

import io.ironicinspector.domain.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which transport fits which role, and how to say that it does not. */
final class TransportCheck {
  /** Known from upstream, not built in. */
  private static final String OSLO = "oslo";

  private static final Set<String> TRUE = Set.of("true", "1", "t", "on", "y", "yes");
  private static final Set<String> FALSE = Set.of("false", "0", "f", "off", "n", "no");

  private TransportCheck() {}

  static Transport check(Role role, Optional<String> rpcTransport, Optional<String> standalone) {
    Setting setting = setting(role, rpcTransport.map(String::strip), standalone.map(String::strip));
    Transport allowed = role == Role.ALL ? Transport.FAKE : Transport.JSON_RPC;
    if (!setting.value().equals(allowed.wireName())) {
      throw refusal(role, setting);
    }
    return allowed;
  }

  /** What is in force, and how the operator said it. */
  private record Setting(String value, String text) {}

  private static Setting setting(
      Role role, Optional<String> rpcTransport, Optional<String> standalone) {
    if (rpcTransport.isPresent()) {
      String value = rpcTransport.get();
      return new Setting(value, "[DEFAULT] rpc_transport is " + value);
    }
    if (standalone.isEmpty()) {
      return new Setting(
          Transport.FAKE.wireName(), "[DEFAULT] rpc_transport is fake (the default)");
    }
    String value = standalone.get().toLowerCase(Locale.ROOT);
    if (TRUE.contains(value)) {
      return new Setting(
          Transport.FAKE.wireName(),
          "[DEFAULT] standalone is true, which means rpc_transport fake");
    }
    if (FALSE.contains(value)) {
      return new Setting(OSLO, "[DEFAULT] standalone is false, which means rpc_transport oslo");
    }
    throw new IllegalArgumentException(
        "role %s: [DEFAULT] standalone is %s; allowed: true, false"
            .formatted(role.wireName(), standalone.get()));
  }

  private static IllegalArgumentException refusal(Role role, Setting setting) {
    boolean missing = setting.value().equals(OSLO);
    return new IllegalArgumentException(
        "role %s: %s%s; allowed for this role: rpc_transport %s"
            .formatted(
                role.wireName(),
                setting.text(),
                missing ? ", which is not built in yet" : "",
                role == Role.ALL ? "fake" : "json-rpc"));
  }
}
