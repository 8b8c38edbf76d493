package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.etcd.EtcdCoordinator;
import io.ironicinspector.coordination.adapter.inprocess.InProcessCoordinator;
import io.ironicinspector.coordination.adapter.inprocess.InProcessStore;
import io.ironicinspector.coordination.adapter.settings.Settings;
import io.ironicinspector.coordination.adapter.settings.SettingsReader;
import java.util.logging.Logger;

/** Makes the coordinator that the settings ask for. */
final class Providers {
  private static final Logger LOG = Logger.getLogger(Providers.class.getName());

  private Providers() {}

  static Coordinator coordinator(SettingsReader reader) {
    return switch (reader.provider()) {
      case IN_PROCESS -> inProcess(reader);
      case ETCD -> Etcd.coordinator(reader.settings());
    };
  }

  private static Coordinator inProcess(SettingsReader reader) {
    LOG.info("coordinating within this process only");
    return new InProcessCoordinator(InProcessStore.shared(), reader.group());
  }

  /** A class of its own, so that a process without etcd loads nothing of etcd's client. */
  private static final class Etcd {
    static Coordinator coordinator(Settings settings) {
      LOG.info(
          () ->
              "coordinating through etcd at "
                  + settings.store()
                  + ", group "
                  + settings.group()
                  + ", lease "
                  + settings.leaseTtl().toSeconds()
                  + " s");
      return new EtcdCoordinator(settings, Ticker.SYSTEM);
    }
  }
}
