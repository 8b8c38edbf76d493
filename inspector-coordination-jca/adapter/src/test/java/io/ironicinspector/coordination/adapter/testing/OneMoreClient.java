package io.ironicinspector.coordination.adapter.testing;

import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.etcd.EtcdCoordinator;
import io.ironicinspector.coordination.adapter.settings.Option;
import io.ironicinspector.coordination.adapter.settings.SettingsReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * While the tests of a class run there is one more client, which connects to nothing: only the last
 * one that closes waits for the threads that gRPC shares between all, which takes a second.
 */
public final class OneMoreClient implements BeforeAllCallback, AfterAllCallback {
  private EtcdCoordinator client;

  @Override
  public void beforeAll(ExtensionContext context) {
    var reader =
        new SettingsReader(Map.of(Option.ENDPOINTS, "127.0.0.1:1"), key -> Optional.empty());
    client = new EtcdCoordinator(reader.settings(), Ticker.SYSTEM);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    client.close();
  }
}
