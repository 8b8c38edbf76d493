package io.ironicinspector.coordination.torture.member;

import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.etcd.EtcdCoordinator;
import io.ironicinspector.coordination.adapter.settings.Credentials;
import io.ironicinspector.coordination.adapter.settings.Settings;
import io.ironicinspector.coordination.adapter.settings.Store;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The adapter, set up for the experiment. */
public final class Coordinators {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private Coordinators() {}

  /** One that has not been started. */
  public static Coordinator etcd(
      World world, List<URI> endpoints, Duration ttl, Optional<Credentials> credentials) {
    var store = new Store(endpoints, Optional.empty(), credentials, TIMEOUT);
    return new EtcdCoordinator(
        new Settings(
            store, world.group(), world.lockPrefix(), ttl, maxStaleness(ttl), world.namespace()),
        Ticker.SYSTEM);
  }

  /** As in the adapter's defaults: how old a view may be. */
  public static Duration maxStaleness(Duration ttl) {
    return ttl.multipliedBy(2);
  }
}
