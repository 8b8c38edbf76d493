package io.ironicinspector.api.backend;

import io.ironicinspector.api.auth.AuthStrategy;
import io.ironicinspector.client.keystone.KeystoneAccount;
import io.ironicinspector.client.tls.ClientTls;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [json_rpc]}, as Ironic has it: both ends of the calls between our processes. */
@Dependent
public class JsonRpcConfig {
  private static final String SECTION = "json_rpc";
  private static final Pattern NUMERIC =
      Pattern.compile("[0-9.]+|[0-9a-fA-F:.\\[\\]]*:[0-9a-fA-F:.\\[\\]]*");

  private final Config config;
  private final AuthStrategy strategy;
  private final String host;
  private final boolean onLoopback;
  private final int port;
  private final Path userFile;
  private final List<String> allowedRoles;
  private final ClientTls tls;

  @Inject
  JsonRpcConfig(
      Config config,
      @ConfigProperty(name = "json_rpc.auth_strategy") Optional<String> strategy,
      @ConfigProperty(name = "DEFAULT.auth_strategy", defaultValue = "keystone")
          String defaultStrategy,
      @ConfigProperty(name = "json_rpc.host_ip", defaultValue = "::") String host,
      @ConfigProperty(name = "json_rpc.port", defaultValue = "8089") int port,
      @ConfigProperty(
              name = "json_rpc.http_basic_auth_user_file",
              defaultValue = "/etc/ironic-inspector/htpasswd-rpc")
          String userFile,
      @ConfigProperty(name = "json_rpc.allowed_roles", defaultValue = "admin")
          List<String> allowedRoles,
      @ConfigProperty(name = "json_rpc.insecure", defaultValue = "false") boolean insecure) {
    this.config = config;
    this.strategy =
        AuthStrategy.parse("[json_rpc] auth_strategy", strategy.orElse(defaultStrategy));
    this.host = host.strip();
    this.onLoopback = isLoopback(this.host);
    this.port = port;
    this.userFile = Path.of(userFile);
    this.allowedRoles = List.copyOf(allowedRoles);
    this.tls = ClientTls.of(SECTION, insecure, this::option);
  }

  /** Ours if it is set, else that of the API. */
  public AuthStrategy strategy() {
    return strategy;
  }

  /** The address that a conductor is called at. */
  public String host() {
    return host;
  }

  /** Only {@code localhost} and numbers: other names may lead elsewhere tomorrow. */
  private static boolean isLoopback(String host) {
    try {
      return host.equals("localhost")
          || (NUMERIC.matcher(host).matches() && InetAddress.getByName(host).isLoopbackAddress());
    } catch (UnknownHostException notAnAddress) { // which is said where it is listened on
      return false;
    }
  }

  /** Whether only processes of this machine may call. */
  public boolean onLoopback() {
    return onLoopback;
  }

  /** The only port that answers calls. */
  public int port() {
    return port;
  }

  /** Who may call with {@code http_basic}. */
  public Path userFile() {
    return userFile;
  }

  /** Who may call with {@code keystone}: one of these is needed. */
  public List<String> allowedRoles() {
    return allowedRoles;
  }

  /** Whom to trust when calling, and what to show. */
  ClientTls tls() {
    return tls;
  }

  /** How to log in when calling, for {@code keystone}. */
  KeystoneAccount account() {
    return KeystoneAccount.of(SECTION, this::option);
  }

  /** Who calls, for {@code http_basic}. */
  String user() {
    return required("username", "http_basic_username");
  }

  /** Its password. */
  String password() {
    return required("password", "http_basic_password");
  }

  private String required(String name, String oldName) {
    return option(name)
        .or(() -> option(oldName))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "[json_rpc] %s is missing: auth_strategy is http_basic".formatted(name)));
  }

  private Optional<String> option(String name) {
    return config.getOptionalValue(SECTION + "." + name, String.class);
  }
}
