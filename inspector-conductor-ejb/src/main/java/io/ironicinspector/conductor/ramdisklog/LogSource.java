package io.ironicinspector.conductor.ramdisklog;

import io.ironicinspector.conductor.json.MalformedFieldException;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import io.ironicinspector.domain.NodeUuid;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whose logs they are, as far as it is known, and of when. All texts are fit for a file's name.
 *
 * @param mac of the interface that the ramdisk booted from, without colons
 */
record LogSource(String uuid, String bmc, String mac, Instant at) {
  private static final String UNKNOWN = "unknown";

  static LogSource of(Optional<NodeUuid> node, RamdiskData data, Instant at) {
    return new LogSource(
        node.map(NodeUuid::toString).orElse(UNKNOWN),
        text(data::bmcV4),
        text(() -> data.pxeMac().map(mac -> mac.replace(":", ""))),
        at);
  }

  private static String text(Supplier<Optional<String>> field) {
    try {
      return field.get().map(LogFileName::sanitised).filter(s -> !s.isEmpty()).orElse(UNKNOWN);
    } catch (MalformedFieldException malformed) {
      return UNKNOWN; // the logs may tell why it is
    }
  }
}
