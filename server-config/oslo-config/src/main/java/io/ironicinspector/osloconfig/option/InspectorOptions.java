package io.ironicinspector.osloconfig.option;

import java.util.stream.Stream;

/** All options of the service. Immutable, thread-safe. */
public final class InspectorOptions {
  private static final OptionRegistry REGISTRY =
      new OptionRegistry(
          Stream.of(
                  Stream.of(
                      OptionGroup.of("DEFAULT", "The service as a whole.")
                          .and(ServiceOptions.all())
                          .and(LoggingOptions.all())
                          .and(LibraryOptions.ofDefault())),
                  StorageOptions.groups(),
                  CloudOptions.groups(),
                  CoordinationOptions.groups(),
                  ProcessingOptions.groups(),
                  NetworkOptions.groups(),
                  ApiOptions.groups(),
                  LibraryOptions.groups())
              .flatMap(groups -> groups)
              .toList());

  private InspectorOptions() {}

  /** Each option once. */
  public static OptionRegistry registry() {
    return REGISTRY;
  }
}
