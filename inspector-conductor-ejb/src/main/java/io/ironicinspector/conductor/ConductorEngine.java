package io.ironicinspector.conductor;

import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.data.DataStore;
import io.ironicinspector.conductor.cleanup.NodeSync;
import io.ironicinspector.conductor.cleanup.TimeoutSweep;
import io.ironicinspector.conductor.configuration.DiscoveryConfig.NotFoundHook;
import io.ironicinspector.conductor.coordination.ConductorMember;
import io.ironicinspector.conductor.database.DatabaseDataStore;
import io.ironicinspector.conductor.database.GuardedStore;
import io.ironicinspector.conductor.database.IntrospectionStore;
import io.ironicinspector.conductor.dryrun.DryRun;
import io.ironicinspector.conductor.dryrun.ProcessedData;
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
import io.ironicinspector.conductor.lookup.Enrolment;
import io.ironicinspector.conductor.lookup.LateCallback;
import io.ironicinspector.conductor.lookup.NodeLookup;
import io.ironicinspector.conductor.lookup.NodesInUse;
import io.ironicinspector.conductor.lookup.UnknownMachines;
import io.ironicinspector.conductor.processing.Processing;
import io.ironicinspector.conductor.ramdisklog.RamdiskLogs;
import io.ironicinspector.conductor.rule.RuleRun;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The conductor, put together from its parts. Needs no container. Thread-safe. */
final class ConductorEngine implements Conductor {
  private final Facilities facilities;
  private final Ironic ironic;
  private final IntrospectionStart start;
  private final IntrospectionAbort abort;
  private final Processing processing;
  private final TimeoutSweep timeouts;
  private final NodeSync nodeSync;
  private final MemberId self;
  private final DryRun dryRun;

  ConductorEngine(Settings settings, Iterable<ProcessingHook> hooks, Facilities facilities) {
    this.facilities = facilities;
    IntrospectionStore store = new GuardedStore(facilities.store());
    Optional<DataStore> documents =
        settings.processing().dataStores().writing(new DatabaseDataStore(store));
    this.ironic = ironic(settings, facilities);
    IntrospectionLocks locks =
        new IntrospectionLocks(facilities.coordination(), store, facilities.clock());
    this.start = start(settings, locks);
    this.abort = new IntrospectionAbort(ironic, locks, facilities.executor());
    this.processing =
        Processing.of(
            new Processing.Configured(
                settings.processing(),
                HookSelection.select(hooks, settings.processing().hooks()),
                new RuleRun(facilities.rules()),
                new RamdiskLogs(settings.ramdiskLogs(), facilities.clock()),
                documents),
            ironic,
            new NodeLookup(store, unknownMachines(settings, store)),
            locks,
            facilities.executor());
    this.dryRun =
        new DryRun(facilities.rules(), new ProcessedData(store, documents), ironic.client());
    this.nodeSync = new NodeSync(store, locks, documents, ironic.client());
    this.self = ConductorMember.id(settings.service().host());
    this.timeouts =
        new TimeoutSweep(store, locks, facilities.clock(), settings.service().timeout());
  }

  private UnknownMachines unknownMachines(Settings settings, IntrospectionStore store) {
    return new UnknownMachines(
        settings.processing().permitActive()
            ? Optional.of(new NodesInUse(ironic))
            : Optional.empty(),
        new LateCallback(ironic.client(), store),
        settings.discovery().hook() == NotFoundHook.ENROLL
            ? Optional.of(new Enrolment(settings.discovery(), ironic, facilities.coordination()))
            : Optional.empty());
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

  /** One pass over the nodes that Ironic may not have any more. Never throws. */
  void forgetGone() {
    if (isFirst()) {
      nodeSync.run();
    }
  }

  /** One conductor is enough for it; should two think that they are first, the locks hold. */
  boolean isFirst() {
    try {
      return ConductorMember.first(facilities.coordination().members())
          .map(self::equals)
          .orElse(true);
    } catch (ConductorException unknown) {
      return false; // without the group there are no locks either
    }
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
    return surfaced(
        processing.callback().continueIntrospection(ramdiskData, Optional.empty()), "processing");
  }

  @Override
  public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData, NodeUuid node) {
    return surfaced(
        processing.callback().continueIntrospection(ramdiskData, Optional.of(node)), "processing");
  }

  @Override
  public CompletionStage<Void> reapply(NodeUuid node) {
    return surfaced(processing.reapplication().reapply(node, Optional.empty()), "reapply");
  }

  @Override
  public CompletionStage<Void> reapply(NodeUuid node, JsonObject ramdiskData) {
    return surfaced(processing.reapplication().reapply(node, Optional.of(ramdiskData)), "reapply");
  }

  @Override
  public CompletionStage<NodeUuid> resolve(String nodeName) {
    return surfaced(
        CompletableFuture.supplyAsync(
            () -> ironic.client().node(nodeName).uuid(), facilities.executor()),
        "look-up");
  }

  @Override
  public CompletionStage<JsonObject> testRules(JsonObject question) {
    return surfaced(
        CompletableFuture.supplyAsync(() -> dryRun.answer(question), facilities.executor()),
        "test of rules");
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
