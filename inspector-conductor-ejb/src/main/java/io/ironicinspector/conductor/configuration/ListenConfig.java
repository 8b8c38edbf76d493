package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where this process is called by others: section {@code [json_rpc]}, and where that says nothing
 * {@code [DEFAULT]}.
 */
@Dependent
public class ListenConfig {
  private static final Set<String> WILDCARDS = Set.of("::", "0.0.0.0", "[::]", "");

  private static final String RPC_PORT = "[json_rpc] port";

  private final String address;
  private final int port;
  private final boolean secure;

  @Inject
  ListenConfig(
      @ConfigProperty(name = "DEFAULT.listen_address", defaultValue = "::") String address,
      @ConfigProperty(name = "DEFAULT.listen_port", defaultValue = "5050") int port,
      @ConfigProperty(name = "json_rpc.host_ip") Optional<String> rpcAddress,
      @ConfigProperty(name = "json_rpc.port") Optional<String> rpcPort,
      @ConfigProperty(name = "json_rpc.use_ssl", defaultValue = "false") String secure) {
    this.address = rpcAddress.orElse(address).strip();
    this.port =
        rpcPort
            .map(text -> port(RPC_PORT, (int) OptionText.atLeast(RPC_PORT, 1, text)))
            .orElseGet(() -> port("[DEFAULT] listen_port", port));
    this.secure = OptionText.bool("[json_rpc] use_ssl", secure);
  }

  private static int port(String option, int number) {
    if (number < 1 || number > 65_535) {
      throw new IllegalArgumentException(option + " must be 1 to 65535, was " + number);
    }
    return number;
  }

  /**
   * Where other processes reach this one's RPC endpoint.
   *
   * @param host stands in for an address that means all of them
   */
  public URI rpcUrl(String host) {
    String name = WILDCARDS.contains(address) ? host : address;
    boolean bareIpv6 = name.contains(":") && !name.startsWith("[");
    return URI.create(
        "%s://%s:%d/rpc"
            .formatted(secure ? "https" : "http", bareIpv6 ? "[" + name + "]" : name, port));
  }
}
