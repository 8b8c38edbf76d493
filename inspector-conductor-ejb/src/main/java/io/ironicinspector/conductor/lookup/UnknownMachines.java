package io.ironicinspector.conductor.lookup;

import io.ironicinspector.conductor.ramdisk.RamdiskData;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What becomes of a ramdisk that no introspection waits for: its node may be in use, its run may be
 * over, or nobody knows the machine at all. Thread-safe.
 *
 * @param inUse empty unless nodes in use may be introspected
 * @param enrolment empty unless unknown machines are enrolled
 */
public record UnknownMachines(
    Optional<NodesInUse> inUse, LateCallback late, Optional<Enrolment> enrolment) {
  private static final Logger LOG = Logger.getLogger(UnknownMachines.class.getName());

  /**
   * @param sound whether the data passed the first hooks: nothing is enrolled by data that did not
   */
  Recognised recognise(RamdiskData data, RamdiskAddresses addresses, boolean sound) {
    Optional<Recognised> found = inUse.flatMap(nodes -> nodes.find(addresses));
    if (found.isPresent()) {
      return found.get();
    }
    late.explain(addresses.macs())
        .ifPresent(
            over -> {
              throw new LookupException(over);
            });
    if (sound && enrolment.isPresent()) {
      LOG.log(Level.INFO, "No node is known for {0}, enrolling it", addresses);
      return enrolment.get().enrol(data, addresses);
    }
    throw new LookupException("Could not find a node for attributes " + addresses);
  }
}
