package io.ironicinspector.api.backend;

import io.ironicinspector.client.AnyConductor;
import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.ConductorDirectory;
import io.ironicinspector.client.Transport;
import io.ironicinspector.client.data.DataReads;
import io.ironicinspector.client.jsonrpc.JsonRpcClient;
import io.ironicinspector.client.jsonrpc.RpcCredentials;
import io.ironicinspector.client.keystone.KeystoneClient;
import io.ironicinspector.client.tls.HttpClients;
import io.ironicinspector.domain.Role;
import io.ironicinspector.persistence.Transactions;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;

/** Puts the backend together from what the server injects; the only class that does. */
@Dependent
public class BackendFactory {
  private static final Duration KEYSTONE = Duration.ofSeconds(10);

  @EJB private Conductor localConductor;
  @EJB private ConductorDirectory directory;
  @EJB private RuleStore rules;
  @Resource private ManagedScheduledExecutorService executor;

  @Resource(lookup = "java:app/jdbc/inspector")
  private DataSource dataSource;

  private final DefaultConfig defaults;
  private final InspectorConfig inspector;
  private final ProcessingConfig processing;
  private final JsonRpcConfig rpc;
  private final ProxyConfig proxy;

  @Inject
  BackendFactory(
      DefaultConfig defaults,
      InspectorConfig inspector,
      ProcessingConfig processing,
      JsonRpcConfig rpc,
      ProxyConfig proxy) {
    this.proxy = proxy;
    this.rpc = rpc;
    this.defaults = defaults;
    this.inspector = inspector;
    this.processing = processing;
  }

  @Produces
  @Singleton
  Backend backend() {
    Conductor conductor = conductor();
    IntrospectionReads direct = new DirectReads(new Transactions(dataSource));
    Optional<DataReads> documents = processing.dataStores().reading(new DatabaseDocuments(direct));
    return new Backend(
        conductor,
        directory,
        new NodeNames(conductor, executor, System::nanoTime),
        direct,
        documents.orElse((node, processed) -> Optional.empty()),
        rules,
        new ApiLimits(
            defaults.apiMaxLimit(),
            defaults.canManageBoot(),
            documents.isPresent(),
            inspector.maxBodyBytes(),
            proxy.trusted()));
  }

  private Conductor conductor() {
    Transport transport = defaults.transport(inspector.role());
    if (transport == Transport.FAKE || inspector.role() == Role.CONDUCTOR) {
      return localConductor;
    }
    JsonRpcClient client =
        new JsonRpcClient(defaults.rpcResponseTimeout(), executor, credentials(), rpc.tls());
    return new AnyConductor(directory, client, new Random());
  }

  private RpcCredentials credentials() {
    return switch (rpc.strategy()) {
      case NOAUTH -> RpcCredentials.none();
      case HTTP_BASIC -> RpcCredentials.basic(rpc.user(), rpc.password());
      case KEYSTONE ->
          RpcCredentials.keystone(
              new KeystoneClient(
                  rpc.account(),
                  HttpClients.create(KEYSTONE, rpc.tls(), executor),
                  KEYSTONE,
                  Clock.systemUTC()));
    };
  }
}
