package io.ironicinspector.coordination.adapter.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whom to trust, and who we are. All files are PEM and were readable when checked.
 *
 * @param identity absent where the store asks for no client certificate
 */
public record Tls(Path trusted, Optional<Identity> identity) {
  /**
   * Who we are.
   *
   * @param key PKCS#8
   */
  public record Identity(Path certificate, Path key) {}
}
