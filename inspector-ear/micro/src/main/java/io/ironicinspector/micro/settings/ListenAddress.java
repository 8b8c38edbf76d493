package io.ironicinspector.micro.settings;

import io.ironicinspector.micro.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Where the service listens: {@code DEFAULT.listen_address} and {@code DEFAULT.listen_port}. */
public record ListenAddress(InetAddress address, int port) {
  private static final int LAST_PORT = 65535;

  /**
   * Reads both options.
   *
   * @throws StartFailure if one is wrong, or if a way to listen is asked for that is not built in
   */
  public static ListenAddress of(Settings settings) {
    refuse(settings.isTrue("DEFAULT.use_ssl"), "use_ssl = true");
    refuse(settings.find("DEFAULT.listen_unix_socket").isPresent(), "listen_unix_socket");
    return new ListenAddress(
        address(settings.find("DEFAULT.listen_address").orElse("::")),
        port(settings.find("DEFAULT.listen_port").orElse("5050")));
  }

  private static void refuse(boolean asked, String option) {
    if (asked) {
      throw new StartFailure(
          "[DEFAULT] "
              + option
              + " is not built in; put a proxy in front of listen_address and listen_port");
    }
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new StartFailure(
          "[DEFAULT] listen_address = " + text + " is not an address of this machine", e);
    }
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw wrongPort(text, e);
    }
    throw wrongPort(text, null);
  }

  private static StartFailure wrongPort(String text, Throwable cause) {
    return new StartFailure(
        "[DEFAULT] listen_port = " + text + ": allowed are 1 to " + LAST_PORT, cause);
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
    return "http://"
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
