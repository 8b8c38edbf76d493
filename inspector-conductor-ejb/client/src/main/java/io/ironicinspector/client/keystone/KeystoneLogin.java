package io.ironicinspector.client.keystone;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A login by token, at the address that the catalog or the operator names. The catalog is asked
 * once for each token.
 */
final class KeystoneLogin implements ServiceLogin {
  private static final String TOKEN = "X-Auth-Token";

  private final KeystoneClient keystone;
  private final CatalogEntry wanted;
  private final Optional<String> override;
  private volatile Login last;

  /**
   * Asks nothing yet.
   *
   * @param override an address that may hold {@code %(project_id)s}
   */
  KeystoneLogin(KeystoneClient keystone, CatalogEntry wanted, Optional<String> override) {
    this.keystone = keystone;
    this.wanted = wanted;
    this.override = override;
  }

  @Override
  public Optional<Login> known() {
    return Optional.ofNullable(last)
        .filter(login -> keystone.isCurrent(login.headers().get(TOKEN)));
  }

  @Override
  public Login login() {
    return known().orElseGet(this::renewed);
  }

  private synchronized Login renewed() {
    String token = keystone.token();
    if (last == null || !token.equals(last.headers().get(TOKEN))) {
      last = new Login(endpoint(), Map.of(TOKEN, token));
    }
    return last;
  }

  private URI endpoint() {
    return override
        .map(
            address ->
                URI.create(
                    address
                        .replaceAll("%\\((project|tenant)_id\\)s", keystone.project().orElse(""))
                        .replaceFirst("/+$", "")))
        .orElseGet(() -> keystone.endpoint(wanted));
  }

  @Override
  public boolean refused(Login login) {
    keystone.forget(login.headers().get(TOKEN));
    return true;
  }
}
