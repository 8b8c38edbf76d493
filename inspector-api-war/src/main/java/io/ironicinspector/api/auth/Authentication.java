package io.ironicinspector.api.auth;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** One way to tell who calls. Thread-safe. */
public interface Authentication {
  /**
   * Who sent a request with these headers. Empty if it does not say, or does not prove it.
   *
   * @param headers the value of a header, or null
   * @throws io.ironicinspector.client.keystone.KeystoneException if that cannot be found out now
   * @throws io.ironicinspector.api.error.BusyException if too many others are waiting for the same
   */
  Optional<Identity> identify(UnaryOperator<String> headers);

  /** What {@code WWW-Authenticate} says to those who are not let in. */
  String challenge();
}
