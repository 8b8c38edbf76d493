package io.ironicinspector.api.backend;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the API reads from {@code [processing]}. */
@Dependent
public class ProcessingConfig {
  private final boolean storesData;

  @Inject
  ProcessingConfig(
      @ConfigProperty(name = "processing.store_data", defaultValue = "none") String storeData) {
    this.storesData =
        switch (storeData) {
          case "none" -> false;
          case "database" -> true;
          default ->
              throw new IllegalArgumentException(
                  "[processing] store_data must be none or database, was " + storeData);
        };
  }

  boolean storesData() {
    return storesData;
  }
}
