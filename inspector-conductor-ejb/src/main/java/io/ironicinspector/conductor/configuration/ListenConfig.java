package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this process is called by others: section {@code [json_rpc]}, as Ironic has it. */
@Dependent
public class ListenConfig {
  private static final Set<String> WILDCARDS = Set.of("::", "0.0.0.0", "[::]", "");

  private final String address;
  private final int port;
  private final boolean secure;

  @Inject
  ListenConfig(
      @ConfigProperty(name = "json_rpc.host_ip", defaultValue = "::") String address,
      @ConfigProperty(name = "json_rpc.port", defaultValue = "8089") int port,
      @ConfigProperty(name = "json_rpc.use_ssl", defaultValue = "false") String secure) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("[json_rpc] port must be 1 to 65535, was " + port);
    }
    this.address = address.strip();
    this.port = port;
    this.secure = OptionText.bool("[json_rpc] use_ssl", secure);
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
