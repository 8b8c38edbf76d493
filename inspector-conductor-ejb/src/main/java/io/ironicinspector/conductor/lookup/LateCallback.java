package io.ironicinspector.conductor.lookup;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.conductor.database.IntrospectionStore;
import io.ironicinspector.conductor.ironic.IronicClient;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.NodeUuid;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Recognises a ramdisk that calls after its run ended: the look-up attributes are gone by then, but
 * Ironic knows the port. One request at most, for callers are not authenticated.
 */
public final class LateCallback {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private final IronicClient ironic;
  private final IntrospectionStore store;

  public LateCallback(IronicClient ironic, IntrospectionStore store) {
    this.ironic = ironic;
    this.store = store;
  }

  /** The text about a finished introspection. */
  public static String finished(NodeUuid node, Instant finishedAt) {
    return "Introspection for node %s already finished on %s"
        .formatted(node, WHEN.format(finishedAt));
  }

  /**
   * Says that the run of the machine with the first of these addresses is over, and how, if it is.
   */
  Optional<String> explain(List<String> macs) {
    try {
      return macs.stream()
          .findFirst()
          .flatMap(ironic::owner)
          .flatMap(node -> store.inTransaction(repository -> repository.find(node)))
          .flatMap(LateCallback::text);
    } catch (ConductorException unknown) {
      return Optional.empty(); // only a better text is lost
    }
  }

  private static Optional<String> text(Introspection run) {
    String error = run.error().map(text -> " with error: " + text).orElse("");
    return run.finishedAt().map(when -> finished(run.node(), when) + error);
  }
}
