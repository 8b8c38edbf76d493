package io.ironicinspector.client.jsonrpc;

import io.ironicinspector.client.keystone.KeystoneClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How this process tells conductors that it may call them: section {@code [json_rpc]}. */
public interface RpcCredentials {
  /** A header. */
  record Header(String name, String value) {
    /** Shows no secret. */
    @Override
    public String toString() {
      return name + ": ***";
    }
  }

  /** What to send with a call. May block for a token, rarely. */
  Optional<Header> header();

  /** A conductor did not accept that. */
  default void refused(Header header) {}

  /** For conductors that ask for nothing. */
  static RpcCredentials none() {
    return Optional::empty;
  }

  /** {@code auth_type = http_basic}. */
  static RpcCredentials basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    Header header =
        new Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    return () -> Optional.of(header);
  }

  /** {@code auth_type = password}: a token, renewed when it ends or is refused. */
  static RpcCredentials keystone(KeystoneClient keystone) {
    return new RpcCredentials() {
      @Override
      public Optional<Header> header() {
        return Optional.of(new Header("X-Auth-Token", keystone.token()));
      }

      @Override
      public void refused(Header header) {
        keystone.forget(header.value());
      }
    };
  }
}
