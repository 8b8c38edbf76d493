package io.ironicinspector.conductor;

import io.ironicinspector.conductor.configuration.DiscoveryConfig;
import io.ironicinspector.conductor.configuration.IronicConfig;
import io.ironicinspector.conductor.configuration.ListenConfig;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.configuration.PxeFilterConfig;
import io.ironicinspector.conductor.configuration.RamdiskLogConfig;
import io.ironicinspector.conductor.configuration.ServiceConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What a process that conducts needs to be told. Not made in the others: they need not have it. */
@Dependent
class Settings {
  private final ServiceConfig service;
  private final ListenConfig listen;
  private final IronicConfig ironic;
  private final ProcessingConfig processing;
  private final PxeFilterConfig pxeFilter;
  private final RamdiskLogConfig ramdiskLogs;
  private final DiscoveryConfig discovery;

  @Inject
  Settings(
      ServiceConfig service,
      ListenConfig listen,
      IronicConfig ironic,
      ProcessingConfig processing,
      PxeFilterConfig pxeFilter,
      RamdiskLogConfig ramdiskLogs,
      DiscoveryConfig discovery) {
    this.service = service;
    this.listen = listen;
    this.ironic = ironic;
    this.processing = processing;
    this.pxeFilter = pxeFilter;
    this.ramdiskLogs = ramdiskLogs;
    this.discovery = discovery;
  }

  ServiceConfig service() {
    return service;
  }

  ListenConfig listen() {
    return listen;
  }

  IronicConfig ironic() {
    return ironic;
  }

  ProcessingConfig processing() {
    return processing;
  }

  PxeFilterConfig pxeFilter() {
    return pxeFilter;
  }

  RamdiskLogConfig ramdiskLogs() {
    return ramdiskLogs;
  }

  DiscoveryConfig discovery() {
    return discovery;
  }
}
