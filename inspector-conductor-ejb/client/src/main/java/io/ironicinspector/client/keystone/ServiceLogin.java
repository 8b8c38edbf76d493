package io.ironicinspector.client.keystone;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where a service is, and how to log in there. Thread-safe. */
public interface ServiceLogin {
  /**
   * What a request needs.
   *
   * @param endpoint the service's address, without a slash at its end
   * @param headers to be sent along; a secret
   */
  record Login(URI endpoint, Map<String, String> headers) {
    public Login {
      Objects.requireNonNull(endpoint, "endpoint");
      headers = Map.copyOf(headers);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
      return "login at " + endpoint;
    }
  }

  /** The login that is good now, unless Keystone must be asked for it. Does not block. */
  Optional<Login> known();

  /**
   * The login that is good now. May block for Keystone, rarely.
   *
   * @throws KeystoneException if there is none to be had
   */
  Login login();

  /**
   * Says that the service did not accept it.
   *
   * @return whether the next one is another
   */
  boolean refused(Login login);

  /** One that never changes. */
  static ServiceLogin fixed(Login login) {
    Optional<Login> known = Optional.of(login);
    return new ServiceLogin() {
      @Override
      public Optional<Login> known() {
        return known;
      }

      @Override
      public Login login() {
        return login;
      }

      @Override
      public boolean refused(Login refused) {
        return false;
      }
    };
  }
}
