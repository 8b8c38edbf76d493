package io.ironicinspector.conductor.processing;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.client.data.DataStore;
import io.ironicinspector.client.json.PythonJson;
import io.ironicinspector.client.json.TextTooLongException;
import io.ironicinspector.conductor.database.DatabaseDataStore;
import io.ironicinspector.conductor.introspection.LockLostException;
import io.ironicinspector.conductor.introspection.LockedIntrospection;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.IntrospectionState;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps documents where {@code [processing] store_data} says. */
record DataArchive(Optional<DataStore> store) {
  private static final Logger LOG = Logger.getLogger(DataArchive.class.getName());

  /** As much as bodies of the default limit can need, unless they are meant to swell. */
  private static final int MOST_BYTES = 32 << 20;

  /**
   * Begins to process what the ramdisk sent, and keeps it: in one transaction where both are in the
   * database. A store that fails does not stop the run.
   *
   * @throws io.ironicinspector.domain.IllegalTransitionException if the run takes no data
   */
  void begin(LockedIntrospection run, RamdiskData data) {
    if (store.isPresent() && store.get() instanceof DatabaseDataStore) {
      try {
        run.process(new String(text(data), StandardCharsets.US_ASCII));
        return;
      } catch (LockLostException lost) {
        throw lost;
      } catch (ConductorException failed) {
        if (isProcessing(run)) {
          return; // both were committed, only the database's answer was lost
        }
        warn(run, failed); // it may be the document: then without it
      }
    } else {
      saveUnprocessed(run, data);
    }
    run.fire(Event.PROCESS);
  }

  private static boolean isProcessing(LockedIntrospection run) {
    return run.find().filter(now -> now.state() == IntrospectionState.PROCESSING).isPresent();
  }

  /** Keeps what the ramdisk sent. A store that fails does not stop the run. */
  void saveUnprocessed(LockedIntrospection run, RamdiskData data) {
    try {
      save(run, false, data);
    } catch (LockLostException lost) {
      throw lost;
    } catch (ConductorException failed) {
      warn(run, failed);
    }
  }

  private static void warn(LockedIntrospection run, ConductorException failed) {
    LOG.log(
        Level.WARNING,
        "node {0}: unprocessed data was not stored: {1}",
        new Object[] {run.node(), failed.getMessage()});
  }

  /** Keeps what the hooks made of it. */
  void saveProcessed(LockedIntrospection run, RamdiskData data) {
    save(run, true, data);
  }

  /**
   * What the ramdisk of the last run sent.
   *
   * @throws ConductorException NOT_FOUND or INVALID, with upstream's texts, if there is none
   */
  RamdiskData unprocessed(LockedIntrospection run) {
    DataStore kept =
        store.orElseThrow(
            () ->
                new ConductorException(
                    Kind.INVALID,
                    "Inspector is not configured to store introspection data."
                        + " Set the [processing]store_data configuration option to change this."));
    return kept.find(run.node(), false)
        .map(document -> new String(document, StandardCharsets.UTF_8))
        .flatMap(JsonDocuments::parse)
        .map(document -> new RamdiskData(document.asJsonObject()))
        .orElseThrow(
            () ->
                new ConductorException(
                    Kind.NOT_FOUND,
                    "Introspection data not found for node %s, processed=False"
                        .formatted(run.node())));
  }

  private static byte[] text(RamdiskData data) {
    try {
      return PythonJson.spaced(data.storable(), MOST_BYTES);
    } catch (TextTooLongException tooLong) {
      throw new ConductorException(
          Kind.INVALID, "The introspection data " + tooLong.getMessage(), tooLong);
    }
  }

  private void save(LockedIntrospection run, boolean processed, RamdiskData data) {
    store.ifPresent(kept -> kept.save(run, processed, text(data)));
  }
}
