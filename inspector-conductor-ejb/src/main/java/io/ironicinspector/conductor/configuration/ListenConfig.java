package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [DEFAULT]}: where this process listens. */
@Dependent
public class ListenConfig {
  private static final Set<String> WILDCARDS = Set.of("::", "0.0.0.0", "[::]", "");

  private final String address;
  private final int port;

  @Inject
  ListenConfig(
      @ConfigProperty(name = "DEFAULT.listen_address", defaultValue = "::") String address,
      @ConfigProperty(name = "DEFAULT.listen_port", defaultValue = "5050") int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("[DEFAULT] listen_port must be 1 to 65535, was " + port);
    }
    this.address = address.strip();
    this.port = port;
  }

  /**
   * Where other processes reach this one's RPC endpoint.
   *
   * @param host stands in for an address that means all of them
   */
  public URI rpcUrl(String host) {
    String name = WILDCARDS.contains(address) ? host : address;
    boolean bareIpv6 = name.contains(":") && !name.startsWith("[");
    return URI.create("http://%s:%d/rpc".formatted(bareIpv6 ? "[" + name + "]" : name, port));
  }
}
