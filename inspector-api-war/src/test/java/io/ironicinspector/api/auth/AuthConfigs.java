package io.ironicinspector.api.auth;

import io.ironicinspector.api.Configs;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** For tests in other packages. */
public final class AuthConfigs {
  private AuthConfigs() {}

  public static AuthConfig of(String strategy, Path userFile) {
    return new AuthConfig(strategy, userFile.toString());
  }

  /**
   * Makes what a strategy needs, with that Keystone.
   *
   * @param executor not closed here
   */
  public static AuthenticationFactory factory(StubKeystone keystone, ExecutorService executor) {
    Map<String, String> options =
        Map.of(
            "keystone_authtoken.auth_url", keystone.url(),
            "keystone_authtoken.username", "inspector",
            "keystone_authtoken.password", "right",
            "keystone_authtoken.project_name", "service");
    AuthenticationFactory factory =
        new AuthenticationFactory(
            new KeystoneConfig(
                Configs.of(options),
                Optional.empty(),
                Optional.of("http://keystone.example.org"),
                Optional.empty(),
                300,
                5,
                false));
    factory.executor =
        (ManagedExecutorService)
            Proxy.newProxyInstance(
                AuthConfigs.class.getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (self, method, arguments) -> method.invoke(executor, arguments));
    return factory;
  }
}
