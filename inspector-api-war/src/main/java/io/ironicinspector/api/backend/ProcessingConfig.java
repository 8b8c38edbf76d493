package io.ironicinspector.api.backend;

import io.ironicinspector.client.data.DataStores;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the API reads from {@code [processing]}, and of the store that is named there. */
@Dependent
public class ProcessingConfig {
  private final DataStores dataStores;

  @Inject
  ProcessingConfig(
      Config config,
      @ConfigProperty(name = "processing.store_data", defaultValue = "none") String storeData) {
    this.dataStores = DataStores.of(storeData, key -> config.getOptionalValue(key, String.class));
  }

  DataStores dataStores() {
    return dataStores;
  }
}
