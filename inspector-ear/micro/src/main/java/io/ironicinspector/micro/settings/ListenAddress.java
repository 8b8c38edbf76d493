package io.ironicinspector.micro.settings;

import io.ironicinspector.domain.Role;
import io.ironicinspector.micro.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * Where the service listens: {@code DEFAULT.listen_address} and {@code listen_port}; a conductor,
 * which has no API and is called by RPC alone, {@code json_rpc.host_ip} and {@code port}.
 *
 * @param secure whether with TLS
 * @param options what names address and port, for messages
 */
public record ListenAddress(InetAddress address, int port, boolean secure, String options) {
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
    return role == Role.CONDUCTOR
        ? of(settings, "json_rpc", "host_ip", "port")
        : of(settings, "DEFAULT", "listen_address", "listen_port");
  }

  private static ListenAddress of(Settings settings, String section, String host, String port) {
    return new ListenAddress(
        address(section, host, settings.text(section + "." + host)),
        Integer.parseInt(settings.text(section + "." + port)),
        settings.isTrue(section + ".use_ssl"),
        "[%s] %s and %s".formatted(section, host, port));
  }

  private static InetAddress address(String section, String option, String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new StartFailure(
          "[%s] %s = %s is not an address of this machine".formatted(section, option, text), e);
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
          "cannot listen on %s (%s); see %s".formatted(authority(address), e.getMessage(), options),
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
