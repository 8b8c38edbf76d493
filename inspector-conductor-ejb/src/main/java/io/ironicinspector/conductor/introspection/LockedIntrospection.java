package io.ironicinspector.conductor.introspection;

import io.ironicinspector.client.data.NodeClaim;
import io.ironicinspector.conductor.database.IntrospectionStore;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.FencedOutException;
import io.ironicinspector.persistence.IntrospectionRepository;
import io.ironicinspector.persistence.WaitingRun;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A node's introspection while this conductor holds the node lock: the only way to write it. Every
 * write is refused once the lock is lost, here if that is known, by the database's fence if not.
 *
 * <p>Belongs to a run, not to a thread. Closing it releases the lock and must come after the last
 * write; whoever locked it closes it.
 */
public final class LockedIntrospection implements NodeClaim, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LockedIntrospection.class.getName());

  private final NodeUuid node;
  private final LockGrant grant;
  private final Fence fence;
  private final IntrospectionStore store;
  private final Clock clock;
  private final RunMeasure measure = new RunMeasure();

  LockedIntrospection(NodeUuid node, LockGrant grant, IntrospectionStore store, Clock clock) {
    this.node = node;
    this.grant = grant;
    this.fence = new Fence(grant.store(), grant.fencingToken());
    this.store = store;
    this.clock = clock;
  }

  @Override
  public NodeUuid node() {
    return node;
  }

  @Override
  public Fence fence() {
    return fence;
  }

  /**
   * Call before anything that must not happen twice.
   *
   * @throws LockLostException if the lock is not held any more
   */
  @Override
  public void requireLock() {
    if (!grant.isValid()) {
      throw new LockLostException(node);
    }
  }

  /**
   * Call before writing what is not in the database.
   *
   * @throws LockLostException if the lock is not held any more
   * @throws FencedOutException if another conductor has written since
   */
  @Override
  public void requireFence() {
    write(
        repository -> {
          repository.requireFence(node, fence);
          return fence;
        });
  }

  /** The record as it is stored now. */
  public Optional<Introspection> find() {
    Optional<WaitingRun> found = store.findWaiting(node);
    found.flatMap(WaitingRun::since).ifPresent(measure::waitsSince);
    return found.map(WaitingRun::introspection);
  }

  /** Begins a run whose ramdisk may be recognised by these addresses. */
  public void start(boolean manageBoot, Collection<String> bmcAddresses) {
    Instant now = clock.instant();
    Optional<Introspection> before =
        write(
            repository -> {
              Optional<Introspection> replaced = repository.start(node, fence, now, manageBoot);
              add(repository, "bmc_address", bmcAddresses);
              return replaced;
            });
    measure.began(before, now);
  }

  /** Begins a run that nobody asked for. */
  public void adopt(IntrospectionState state, boolean manageBoot) {
    Instant now = clock.instant();
    write(repository -> repository.adopt(node, fence, now, state, manageBoot));
    measure.began(Optional.empty(), now);
  }

  /** Begins a run on data that is there already. */
  public void reapply() {
    Instant now = clock.instant();
    Introspection before = write(repository -> repository.reapply(node, fence, now));
    measure.began(Optional.of(before), now);
  }

  /** Adds values by which the ramdisk will be recognised. */
  public void addAttributes(String name, Collection<String> values) {
    write(
        repository -> {
          add(repository, name, values);
          return values;
        });
  }

  private void add(IntrospectionRepository repository, String name, Collection<String> values) {
    if (!values.isEmpty()) {
      repository.addAttributes(node, fence, name, values);
    }
  }

  /** Whether anything is known by which the ramdisk can be recognised. */
  boolean hasAttributes() {
    return store.inTransaction(repository -> !repository.attributes(node).isEmpty());
  }

  public Introspection fire(Event event) {
    Instant now = clock.instant();
    Introspection fired = write(repository -> repository.fire(node, fence, event, now));
    measure.entered(fired.state(), now);
    return fired;
  }

  /** Begins to process what the ramdisk sent, and keeps it, both or nothing. */
  public Introspection process(String unprocessed) {
    Instant now = clock.instant();
    Introspection processing =
        write(
            repository -> {
              repository.saveData(node, fence, false, unprocessed);
              return repository.fire(node, fence, Event.PROCESS, now);
            });
    measure.entered(processing.state(), now);
    return processing;
  }

  /** Ends the run. */
  public void end(Event event, Optional<String> error, EndReason reason) {
    measure.ended(
        write(repository -> repository.close(node, fence, event, clock.instant(), error)), reason);
  }

  /** Ends the run with an error, as far as that is possible. Never throws. */
  public void endWithError(String text, EndReason reason) {
    LOG.log(Level.WARNING, "node {0}: introspection failed: {1}", new Object[] {node, text});
    try {
      // Past requireLock: a lock in doubt must not leave the run hanging until it times out. If
      // another conductor has
      // written since, the database's fence refuses.
      Introspection over =
          store.inTransaction(
              repository ->
                  repository.close(node, fence, Event.ERROR, clock.instant(), Optional.of(text)));
      measure.ended(over, grant.isValid() ? reason : EndReason.LOCK_LOST);
    } catch (FencedOutException successor) {
      LOG.log(Level.WARNING, "node {0}: left to the conductor that has its lock now", node);
    } catch (RuntimeException unwritable) { // the caller reports the first failure, not this one
      LOG.log(
          Level.WARNING,
          "node %s: the error could not be stored, the run will time out".formatted(node),
          unwritable);
    }
  }

  /** Forgets the node. */
  public void delete() {
    write(repository -> repository.delete(node, fence));
  }

  @Override
  public void close() {
    grant.close();
  }

  private <T> T write(Function<IntrospectionRepository, T> work) {
    requireLock();
    return store.inTransaction(work);
  }
}
