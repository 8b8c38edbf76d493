package io.ironicinspector.micro.settings;

import io.ironicinspector.domain.Role;
import io.ironicinspector.micro.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where the service listens: {@code DEFAULT.listen_address} and {@code listen_port}; a conductor,
 * as far as they are set, {@code json_rpc.host_ip} and {@code port}, and {@code json_rpc.use_ssl}.
 *
 * @param secure whether with TLS
 */
public record ListenAddress(InetAddress address, int port, boolean secure) {
  /**
   * Reads the options.
   *
   * @throws StartFailure if the address is wrong, or if a way to listen is asked for that is not
   *     built in
   */
  public static ListenAddress of(Role role, Settings settings) {
    if (settings.find("DEFAULT.listen_unix_socket").isPresent()) {
      throw new StartFailure(
          "[DEFAULT] listen_unix_socket is not built in; put a proxy in front of listen_address"
              + " and listen_port");
    }
    // A conductor has no API, and is called by RPC alone.
    boolean conductor = role == Role.CONDUCTOR;
    return new ListenAddress(
        address(setting(settings, conductor, "json_rpc.host_ip", "DEFAULT.listen_address")),
        Integer.parseInt(setting(settings, conductor, "json_rpc.port", "DEFAULT.listen_port")),
        settings.isTrue(conductor ? "json_rpc.use_ssl" : "DEFAULT.use_ssl"));
  }

  private static String setting(Settings settings, boolean first, String key, String otherKey) {
    return Optional.of(key)
        .filter(preferred -> first)
        .flatMap(settings::find)
        .orElseGet(() -> settings.text(otherKey));
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new StartFailure(
          "[DEFAULT] listen_address = " + text + " is not an address of this machine", e);
    }
  }

  /**
   * Listens for a moment.
   *
   * @throws StartFailure if that is not possible
   */
  public void checkFree() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw new StartFailure(
          "cannot listen on %s (%s); see [DEFAULT] listen_address and listen_port"
              .formatted(authority(address), e.getMessage()),
          e);
    }
  }

  /** A URL that reaches it from this machine. */
  public String url() {
    return (secure ? "https://" : "http://")
        + authority(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address);
  }

  /** How the server's configuration spells the address. */
  public String host() {
    return address.getHostAddress();
  }

  private String authority(InetAddress host) {
    String text = host.getHostAddress();
    return (text.indexOf(':') < 0 ? text : "[" + text + "]") + ":" + port;
  }
}
