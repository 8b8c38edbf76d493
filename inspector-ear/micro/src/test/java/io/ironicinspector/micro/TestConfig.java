package io.ironicinspector.micro;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration file of a process on a free port, with its state in a folder of the test. */
final class TestConfig {
  private final Path folder;
  private final int port;

  TestConfig(Path folder) throws IOException {
    this.folder = folder;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
  }

  String url(String scheme) {
    return scheme + "://127.0.0.1:" + port;
  }

  /** Listens where the process would. */
  ServerSocket takePort() throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  /**
   * Writes it.
   *
   * @param defaults lines of [DEFAULT], from line 5 on
   */
  Path write(String defaults) throws IOException {
    return write(defaults, "");
  }

  /**
   * Writes it.
   *
   * @param more sections; what they say counts more than what is here
   */
  Path write(String defaults, String more) throws IOException {
    return Files.writeString(
        folder.resolve("inspector.conf"),
        """
        [DEFAULT]
        listen_address = 127.0.0.1
        listen_port = %d
        auth_strategy = noauth
        %s
        [pxe_filter]
        driver = noop
        [ironic]
        endpoint_override = http://127.0.0.1:1
        auth_type = none
        [database]
        connection = jdbc:h2:file:%s
        %s
        """
            .formatted(port, defaults, folder.resolve("state/inspector"), more));
  }
}
