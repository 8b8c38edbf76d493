package io.ironicinspector.api.backend;

import io.ironicinspector.client.AnyConductor;
import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.ConductorDirectory;
import io.ironicinspector.client.Transport;
import io.ironicinspector.client.jsonrpc.JsonRpcClient;
import io.ironicinspector.domain.Role;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Random;

/** Puts the backend together from what the server injects; the only class that does. */
@Dependent
public class BackendFactory {
  @EJB private Conductor localConductor;
  @EJB private ConductorDirectory directory;
  @EJB private IntrospectionReads reads;
  @Resource private ManagedScheduledExecutorService executor;

  private final DefaultConfig defaults;
  private final InspectorConfig inspector;
  private final ProcessingConfig processing;

  @Inject
  BackendFactory(DefaultConfig defaults, InspectorConfig inspector, ProcessingConfig processing) {
    this.defaults = defaults;
    this.inspector = inspector;
    this.processing = processing;
  }

  @Produces
  @Singleton
  Backend backend() {
    Conductor conductor = conductor();
    return new Backend(
        conductor,
        new NodeNames(conductor, executor, System::nanoTime),
        reads,
        new ApiLimits(
            defaults.apiMaxLimit(),
            defaults.canManageBoot(),
            processing.storesData(),
            inspector.maxBodyBytes()));
  }

  private Conductor conductor() {
    Transport transport = defaults.transport(inspector.role());
    if (transport == Transport.FAKE || inspector.role() == Role.CONDUCTOR) {
      return localConductor;
    }
    JsonRpcClient rpc = new JsonRpcClient(defaults.rpcResponseTimeout(), executor);
    return new AnyConductor(directory, rpc, new Random());
  }
}
