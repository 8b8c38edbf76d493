package io.ironicinspector.conductor;

import io.ironicinspector.client.Conductor;
import io.ironicinspector.conductor.cleanup.TimeoutSweep;
import io.ironicinspector.conductor.database.GuardedStore;
import io.ironicinspector.conductor.database.IntrospectionStore;
import io.ironicinspector.conductor.hook.HookSelection;
import io.ironicinspector.conductor.hook.ProcessingHook;
import io.ironicinspector.conductor.introspection.Failures;
import io.ironicinspector.conductor.introspection.IntrospectionAbort;
import io.ironicinspector.conductor.introspection.IntrospectionLocks;
import io.ironicinspector.conductor.introspection.IntrospectionStart;
import io.ironicinspector.conductor.introspection.IntrospectionTurn;
import io.ironicinspector.conductor.introspection.ProvisionCheck;
import io.ironicinspector.conductor.ironic.BmcAddresses;
import io.ironicinspector.conductor.ironic.Ironic;
import io.ironicinspector.conductor.ironic.IronicClient;
import io.ironicinspector.conductor.ironic.Machines;
import io.ironicinspector.conductor.lookup.LateCallback;
import io.ironicinspector.conductor.lookup.NodeLookup;
import io.ironicinspector.conductor.processing.RamdiskCallback;
import io.ironicinspector.conductor.processing.RamdiskCallbacks;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The conductor, put together from its parts. Needs no container. Thread-safe. */
final class ConductorEngine implements Conductor {
  private final Facilities facilities;
  private final Ironic ironic;
  private final IntrospectionStart start;
  private final IntrospectionAbort abort;
  private final RamdiskCallback callback;
  private final TimeoutSweep timeouts;

  ConductorEngine(Settings settings, Iterable<ProcessingHook> hooks, Facilities facilities) {
    this.facilities = facilities;
    IntrospectionStore store = new GuardedStore(facilities.store());
    this.ironic = ironic(settings, facilities);
    IntrospectionLocks locks =
        new IntrospectionLocks(facilities.coordination(), store, facilities.clock());
    this.start = start(settings, locks);
    this.abort = new IntrospectionAbort(ironic, locks, facilities.executor());
    this.callback =
        RamdiskCallbacks.of(
            settings.processing(),
            HookSelection.select(hooks, settings.processing().hooks()),
            ironic,
            new NodeLookup(store, new LateCallback(ironic.client(), store)),
            locks,
            facilities.executor());
    this.timeouts =
        new TimeoutSweep(store, locks, facilities.clock(), settings.service().timeout());
  }

  private static Ironic ironic(Settings settings, Facilities facilities) {
    IronicClient client = new IronicClient(settings.ironic());
    return new Ironic(
        client,
        new Machines(client, facilities.scheduler()),
        new BmcAddresses(settings.service().ipmiAddressFields(), facilities.resolver()));
  }

  private IntrospectionStart start(Settings settings, IntrospectionLocks locks) {
    return new IntrospectionStart(
        ironic,
        new ProvisionCheck(settings.processing().permitActive()),
        locks,
        new IntrospectionTurn(
            settings.service().introspectionDelay(), facilities.scheduler(), System::nanoTime),
        facilities.executor());
  }

  /** Makes the log say whether Ironic answers. Does not block. */
  void probeIronic() {
    ironic.client().probe();
  }

  /** One pass over the runs that took too long. */
  void endTimedOut() {
    timeouts.run();
  }

  @Override
  public CompletionStage<Void> introspect(String node, boolean manageBoot) {
    return surfaced(start.introspect(node, manageBoot), "introspection start");
  }

  @Override
  public CompletionStage<Void> abort(String node) {
    return surfaced(abort.abort(node), "abort");
  }

  @Override
  public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData) {
    return surfaced(callback.continueIntrospection(ramdiskData), "processing");
  }

  @Override
  public CompletionStage<NodeUuid> resolve(String nodeName) {
    return surfaced(
        CompletableFuture.supplyAsync(
            () -> ironic.client().node(nodeName).uuid(), facilities.executor()),
        "look-up");
  }

  private static <T> CompletionStage<T> surfaced(CompletionStage<T> stage, String during) {
    return stage.handle(
        (result, failure) -> {
          if (failure != null) {
            throw Failures.surfaced(failure, during);
          }
          return result;
        });
  }
}
