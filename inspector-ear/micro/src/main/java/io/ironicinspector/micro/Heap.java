package io.ironicinspector.micro;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The heap after the start: small while there is nothing to do, with room under load. The JVM
 * changes its size in full collections only, and what share of it may or must be free then may be
 * changed while it runs.
 */
final class Heap {
  private static final Logger LOG = Logger.getLogger(Heap.class.getName());

  private static final String MOST_FREE = "MaxHeapFreeRatio";

  /** As the scripts set it; somebody who starts the JVM otherwise has chosen for himself. */
  private static final String SCRIPTS = "20";

  private Heap() {}

  /** Gives back what the start has left behind. Blocks for a tenth of a second. */
  static void settle() {
    // Start-up leaves twice as much garbage as there is data.
    System.gc();
    try {
      giveRoom(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class));
    } catch (IllegalArgumentException | UnsupportedOperationException otherJvm) {
      LOG.log(Level.FINE, "the heap stays tight under load", otherJvm);
    }
  }

  // A heap with so little room is full again after a few seconds of load, and then all of it is
  // collected.
  private static void giveRoom(HotSpotDiagnosticMXBean jvm) {
    if (jvm.getVMOption(MOST_FREE).getValue().equals(SCRIPTS)) {
      jvm.setVMOption(MOST_FREE, "60");
      jvm.setVMOption("MinHeapFreeRatio", "40");
    }
  }
}
