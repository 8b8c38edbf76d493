package io.ironicinspector.endtoend;

import java.nio.file.Path;

/** Configuration files as an operator would write them for one machine. */
public final class Config {
  private Config() {}

  public static String allInOne(int port, Path state, String ironic) {
    return """
        [DEFAULT]
        listen_address = 127.0.0.1
        listen_port = %d
        auth_strategy = noauth
        introspection_delay = 0
        %s"""
        .formatted(port, common(state, ironic));
  }

  /**
   * Of an API or a conductor.
   *
   * @param port where it listens, either way
   */
  static String split(String host, int port, Path state, String ironic, Etcd etcd) {
    return """
        [DEFAULT]
        listen_address = 127.0.0.1
        listen_port = %d
        host = %s
        auth_strategy = noauth
        introspection_delay = 0
        rpc_transport = json-rpc
        %s
        [json_rpc]
        host_ip = 127.0.0.1
        port = %d
        [etcd]
        endpoints = %s
        lease_ttl = 5
        """
        .formatted(port, host, common(state, ironic), port, etcd.endpoint());
  }

  private static String common(Path state, String ironic) {
    return """
        [database]
        connection = jdbc:h2:file:%s/inspector;AUTO_SERVER=TRUE
        [ironic]
        auth_type = none
        endpoint_override = %s
        [processing]
        store_data = database
        [pxe_filter]
        driver = noop
        """
        .formatted(state, ironic);
  }
}
