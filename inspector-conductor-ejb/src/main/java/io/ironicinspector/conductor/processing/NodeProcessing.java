package io.ironicinspector.conductor.processing;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.hook.HookFailedException;
import io.ironicinspector.conductor.introspection.EndReason;
import io.ironicinspector.conductor.introspection.Failures;
import io.ironicinspector.conductor.introspection.LockLostException;
import io.ironicinspector.conductor.introspection.LockedIntrospection;
import io.ironicinspector.conductor.introspection.ProvisionCheck;
import io.ironicinspector.conductor.ironic.IronicClient;
import io.ironicinspector.conductor.ironic.IronicNode;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ironic.NodeUpdater;
import io.ironicinspector.conductor.json.MalformedFieldException;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import io.ironicinspector.conductor.rule.RuleRun;
import io.ironicinspector.domain.IllegalTransitionException;
import io.ironicinspector.persistence.FencedOutException;
import io.ironicinspector.rules.action.RuleFailedException;
import io.ironicinspector.rules.python.UnusableValueException;
import jakarta.json.JsonObject;

/** Works on a locked node's data: storage, hooks, updates in Ironic. Thread-safe; blocks. */
final class NodeProcessing {
  private static final String DURING = "processing";

  private final IronicClient ironic;
  private final NodeUpdater updater;
  private final ProvisionCheck provision;
  private final HookChain hooks;
  private final RuleRun rules;
  private final DataArchive archive;

  NodeProcessing(
      IronicClient ironic,
      NodeUpdater updater,
      ProvisionCheck provision,
      HookChain hooks,
      RuleRun rules,
      DataArchive archive) {
    this.ironic = ironic;
    this.updater = updater;
    this.provision = provision;
    this.hooks = hooks;
    this.rules = rules;
    this.archive = archive;
  }

  /**
   * Stores and applies the data. When it throws, the run has ended with an error, unless Ironic
   * could not be asked for the node: then nothing has changed and the ramdisk may try again.
   *
   * @param data as the first half of the hooks left it
   */
  IronicNode process(LockedIntrospection run, JsonObject posted, RamdiskData data) {
    RamdiskData sent = new RamdiskData(posted);
    IronicNode node = node(run, sent);
    begin(run, sent);
    try {
      // manage_boot is not asked here: the machine is on already.
      provision.require(node, false);
      apply(run, node, data);
      return node;
    } catch (RuntimeException failure) { // hooks are foreign code: whatever they throw ends the run
      ConductorException surfaced = surfaced(failure);
      run.endWithError(surfaced.getMessage(), EndReason.PROCESS);
      throw surfaced;
    }
  }

  /**
   * Applies data that was there already, whatever Ironic does with the node. When it throws, the
   * run has ended with an error.
   */
  void reapply(LockedIntrospection run, RamdiskData data) {
    try {
      apply(run, ironic.node(run.node().toString()), data);
    } catch (RuntimeException failure) { // hooks are foreign code: whatever they throw ends the run
      ConductorException surfaced = surfaced(failure);
      run.endWithError(surfaced.getMessage(), EndReason.REAPPLY);
      throw surfaced;
    }
  }

  private void apply(LockedIntrospection run, IronicNode node, RamdiskData data) {
    NodeUpdate update = new NodeUpdate(node, ironic::ports);
    hooks.beforeUpdate(data, update);
    // Before the rules: the operator wants to see the data on which one failed.
    archive.saveProcessed(run, data);
    rules.apply(data, update);
    updater.apply(update, run::requireLock);
  }

  private IronicNode node(LockedIntrospection run, RamdiskData sent) {
    try {
      return ironic.node(run.node().toString());
    } catch (ConductorException failed) {
      if (failed.kind() == Kind.NOT_FOUND) {
        archive.saveUnprocessed(run, sent);
        run.endWithError(failed.getMessage(), EndReason.PROCESS);
      }
      throw failed;
    }
  }

  /** A run in a state that takes no data has lost its conductor: it cannot go on. */
  private void begin(LockedIntrospection run, RamdiskData sent) {
    try {
      archive.begin(run, sent);
    } catch (IllegalTransitionException strict) {
      archive.saveUnprocessed(run, sent);
      run.endWithError(strict.getMessage(), EndReason.PROCESS);
      throw strict;
    }
  }

  /** The run is over, so trying again never helps: a passing failure is told as a final one. */
  private static ConductorException surfaced(RuntimeException failure) {
    if (failure instanceof LockLostException || failure instanceof FencedOutException) {
      return Failures.surfaced(failure, DURING);
    }
    if (failure instanceof HookFailedException
        || failure instanceof MalformedFieldException
        || failure instanceof RuleFailedException
        || failure instanceof UnusableValueException) {
      return new ConductorException(Kind.INVALID, failure.getMessage(), failure);
    }
    ConductorException surfaced = Failures.surfaced(failure, DURING);
    return switch (surfaced.kind()) {
      case CONFLICT, UNAVAILABLE, NO_CONDUCTOR ->
          new ConductorException(Kind.INVALID, surfaced.getMessage(), failure);
      case NOT_FOUND, INVALID, INTERNAL -> surfaced;
    };
  }
}
