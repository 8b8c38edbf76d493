package io.ironicinspector.conductor.lookup;

import io.ironicinspector.coordination.LockGrants;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import java.util.Optional;

/**
 * The node that a ramdisk runs on.
 *
 * @param adoptAs the state in which its run begins now; empty if one waits for this ramdisk
 * @param discovery keeps others from discovering the same machine; closed by whoever got this, when
 *     the processing is over
 */
public record Recognised(
    NodeUuid node, Optional<IntrospectionState> adoptAs, Optional<LockGrants> discovery)
    implements AutoCloseable {
  static Recognised waiting(NodeUuid node) {
    return new Recognised(node, Optional.empty(), Optional.empty());
  }

  static Recognised inUse(NodeUuid node) {
    return new Recognised(node, Optional.of(IntrospectionState.WAITING), Optional.empty());
  }

  static Recognised enrolled(NodeUuid node, LockGrants discovery) {
    return new Recognised(node, Optional.of(IntrospectionState.ENROLLING), Optional.of(discovery));
  }

  @Override
  public void close() {
    discovery.ifPresent(LockGrants::close);
  }
}
