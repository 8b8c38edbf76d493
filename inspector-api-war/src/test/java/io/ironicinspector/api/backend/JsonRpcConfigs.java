package io.ironicinspector.api.backend;

import io.ironicinspector.api.Configs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For tests in other packages. */
public final class JsonRpcConfigs {
  private JsonRpcConfigs() {}

  /** Served there, for anybody. */
  public static JsonRpcConfig at(String host, int port) {
    return of("noauth", host, port, Path.of("none"), List.of());
  }

  /** On loopback, for those who prove to be somebody. */
  public static JsonRpcConfig of(String strategy, Path userFile, List<String> allowedRoles) {
    return of(strategy, "127.0.0.1", 8089, userFile, allowedRoles);
  }

  private static JsonRpcConfig of(
      String strategy, String host, int port, Path userFile, List<String> allowedRoles) {
    return new JsonRpcConfig(
        Configs.of(Map.of()),
        Optional.of(strategy),
        "keystone",
        host,
        port,
        userFile.toString(),
        allowedRoles,
        false);
  }
}
