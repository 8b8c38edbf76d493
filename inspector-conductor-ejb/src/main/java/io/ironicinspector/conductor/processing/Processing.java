package io.ironicinspector.conductor.processing;

import io.ironicinspector.client.data.DataStore;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.hook.ProcessingHook;
import io.ironicinspector.conductor.introspection.IntrospectionLocks;
import io.ironicinspector.conductor.introspection.ProvisionCheck;
import io.ironicinspector.conductor.ironic.Ironic;
import io.ironicinspector.conductor.ironic.NodeUpdater;
import io.ironicinspector.conductor.lookup.NodeLookup;
import io.ironicinspector.conductor.ramdisklog.RamdiskLogs;
import io.ironicinspector.conductor.rule.RuleRun;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The processing of ramdisks' data, put together from its parts. */
public record Processing(RamdiskCallback callback, Reapplication reapplication) {

  /** The processing as configured. */
  public static Processing of(
      Configured configured,
      Ironic ironic,
      NodeLookup lookup,
      IntrospectionLocks locks,
      Executor executor) {
    ProcessingConfig config = configured.config();
    HookChain chain = new HookChain(configured.hooks());
    DataArchive archive = new DataArchive(configured.store());
    NodeProcessing processing =
        new NodeProcessing(
            ironic.client(),
            new NodeUpdater(ironic.client(), ironic.machines()),
            new ProvisionCheck(config.permitActive()),
            chain,
            configured.rules(),
            archive);
    Finish finish = new Finish(ironic.machines(), config.powerOff(), executor);
    return new Processing(
        new RamdiskCallback(chain, lookup, locks, processing, finish, configured.logs(), executor),
        new Reapplication(chain, locks, processing, archive, executor));
  }

  /**
   * What the operator decides.
   *
   * @param hooks in their order
   * @param store for the data; empty: it is not kept
   */
  public record Configured(
      ProcessingConfig config,
      List<ProcessingHook> hooks,
      RuleRun rules,
      RamdiskLogs logs,
      Optional<DataStore> store) {}
}
