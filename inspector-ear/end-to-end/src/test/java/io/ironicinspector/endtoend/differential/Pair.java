package io.ironicinspector.endtoend.differential;

import io.ironicinspector.endtoend.Checkout;
import io.ironicinspector.endtoend.Config;
import io.ironicinspector.endtoend.Service;
import io.ironicinspector.simulator.IronicSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Both services in one configuration, each all in one process and with a simulated Ironic of its
 * own.
 */
final class Pair {
  /** Closed in this order by {@link #stop}. */
  private final List<AutoCloseable> resources = new ArrayList<>();

  private final IronicSimulator theirIronic;
  private final IronicSimulator ourIronic;
  private final PythonInspector python;
  private final Service inspector;
  private Duel duel;

  /** Starts them and returns at once. Options are named SECTION.NAME. */
  private Pair(
      String name,
      Map<String, String> environment,
      Map<String, String> options,
      Map<String, String> onlyOurs)
      throws Exception {
    try {
      theirIronic = opened(IronicSimulator.start(0));
      ourIronic = opened(IronicSimulator.start(0));
      python =
          opened(
              PythonInspector.start(
                  Checkout.newFolder("python-" + name), theirIronic.uri(), environment, options));
      Path folder = Checkout.newFolder(name);
      int port = Service.freePort();
      Map<String, String> all = new TreeMap<>(options);
      all.putAll(onlyOurs);
      String config = Config.allInOne(port, folder, ourIronic.uri().toString()) + lines(all);
      inspector = opened(Service.start("ironic-inspector", environment, folder, port, config));
    } catch (Exception e) {
      stop(); // else what runs already would outlive the test
      throw e;
    }
  }

  /** Nobody need say who it is, and data is stored. Ours believes a proxy, as the other does. */
  static Pair open() throws Exception {
    return new Pair(
        "open",
        Map.of(),
        Map.of("healthcheck.enabled", "true", "cors.allowed_origin", "http://console.example"),
        Map.of("oslo_middleware.enable_proxy_headers_parsing", "true"));
  }

  /** With passwords, and without a store, power over nodes, or trust in proxies. */
  static Pair guarded() throws Exception {
    Path users = Checkout.file("inspector-ear/end-to-end/src/test/resources/htpasswd");
    return new Pair(
        "guarded",
        Map.of("SCRIPT_NAME", "/under"),
        Map.of(
            "DEFAULT.auth_strategy", "http_basic",
            "DEFAULT.http_basic_auth_user_file", users.toString(),
            "DEFAULT.can_manage_boot", "false",
            "processing.store_data", "none"),
        Map.of("inspector.max_body_size", "65536"));
  }

  private static String lines(Map<String, String> options) {
    StringBuilder lines = new StringBuilder();
    options.forEach(
        (name, value) -> {
          int dot = name.indexOf('.');
          lines.append(
              "[%s]%n%s = %s%n".formatted(name.substring(0, dot), name.substring(dot + 1), value));
        });
    return lines.toString();
  }

  private <T extends AutoCloseable> T opened(T resource) {
    resources.add(0, resource);
    return resource;
  }

  void awaitReady() throws Exception {
    inspector.awaitReady();
    duel =
        opened(
            new Duel(
                new Side("python", python.awaitReady(), theirIronic),
                new Side("ours", URI.create(inspector.url()), ourIronic)));
  }

  /** Waits for both at the first call. */
  List<Difference> run(Chapter chapter) throws Exception {
    if (duel == null) {
      awaitReady();
    }
    return duel.run(chapter);
  }

  void stop() throws Exception {
    for (AutoCloseable resource : resources) {
      resource.close();
    }
  }
}
