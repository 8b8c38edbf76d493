package io.ironicinspector.conductor.processing;

import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.hook.ProcessingHook;
import io.ironicinspector.conductor.introspection.IntrospectionLocks;
import io.ironicinspector.conductor.introspection.ProvisionCheck;
import io.ironicinspector.conductor.ironic.Ironic;
import io.ironicinspector.conductor.ironic.NodeUpdater;
import io.ironicinspector.conductor.lookup.NodeLookup;
import java.util.List;
import java.util.concurrent.Executor;

/** Puts the parts of processing together. */
public final class RamdiskCallbacks {
  private RamdiskCallbacks() {}

  /**
   * The processing as configured.
   *
   * @param hooks in their order
   */
  public static RamdiskCallback of(
      ProcessingConfig config,
      List<ProcessingHook> hooks,
      Ironic ironic,
      NodeLookup lookup,
      IntrospectionLocks locks,
      Executor executor) {
    HookChain chain = new HookChain(hooks);
    NodeProcessing processing =
        new NodeProcessing(
            ironic.client(),
            new NodeUpdater(ironic.client(), ironic.machines()),
            new ProvisionCheck(config.permitActive()),
            chain,
            new DataArchive(config.storesData()));
    Finish finish = new Finish(ironic.machines(), config.powerOff(), executor);
    return new RamdiskCallback(chain, lookup, locks, processing, finish, executor);
  }
}
