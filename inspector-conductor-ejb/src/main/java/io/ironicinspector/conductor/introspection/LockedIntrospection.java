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
import java.time.Clock;
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
    return store.find(node);
  }

  /** Begins a run whose ramdisk may be recognised by these addresses. */
  public Introspection start(boolean manageBoot, Collection<String> bmcAddresses) {
    return write(
        repository -> {
          Introspection begun = repository.start(node, fence, clock.instant(), manageBoot);
          add(repository, "bmc_address", bmcAddresses);
          return begun;
        });
  }

  /** Begins a run that nobody asked for. */
  public Introspection adopt(IntrospectionState state, boolean manageBoot) {
    return write(repository -> repository.adopt(node, fence, clock.instant(), state, manageBoot));
  }

  public Introspection reapply() {
    return write(repository -> repository.reapply(node, fence, clock.instant()));
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
    return write(repository -> repository.fire(node, fence, event, clock.instant()));
  }

  /** Begins to process what the ramdisk sent, and keeps it, both or nothing. */
  public Introspection process(String unprocessed) {
    return write(
        repository -> {
          repository.saveData(node, fence, false, unprocessed);
          return repository.fire(node, fence, Event.PROCESS, clock.instant());
        });
  }

  /** Ends the run. */
  public Introspection end(Event event, Optional<String> error) {
    return write(repository -> repository.close(node, fence, event, clock.instant(), error));
  }

  /** Ends the run with an error, as far as that is possible. Never throws. */
  public void endWithError(String text) {
    LOG.log(Level.WARNING, "node {0}: introspection failed: {1}", new Object[] {node, text});
    try {
      // Past requireLock: a lock in doubt must not leave the run hanging until it times out. If
      // another conductor has
      // written since, the database's fence refuses.
      store.inTransaction(
          repository ->
              repository.close(node, fence, Event.ERROR, clock.instant(), Optional.of(text)));
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
