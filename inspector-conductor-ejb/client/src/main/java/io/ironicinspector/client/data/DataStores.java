package io.ironicinspector.client.data;

import io.ironicinspector.client.swift.SwiftClient;
import io.ironicinspector.client.swift.SwiftSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which store {@code [processing] store_data} names: the only place that knows them all. */
public final class DataStores {
  /** The values of the option. */
  private enum Kind {
    NONE,
    DATABASE,
    SWIFT
  }

  private final Kind kind;
  private final Optional<SwiftSettings> swift;

  private DataStores(Kind kind, Optional<SwiftSettings> swift) {
    this.kind = kind;
    this.swift = swift;
  }

  /**
   * Reads the option, and the section of the store that it names.
   *
   * @param config gives the value of a key {@code section.option}
   * @throws IllegalArgumentException naming section, option, value and what is allowed
   */
  public static DataStores of(String storeData, Function<String, Optional<String>> config) {
    Kind kind = kind(storeData);
    return new DataStores(
        kind, kind == Kind.SWIFT ? Optional.of(SwiftSettings.of(config)) : Optional.empty());
  }

  private static Kind kind(String storeData) {
    return Arrays.stream(Kind.values())
        .filter(kind -> name(kind).equals(storeData.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "[processing] store_data must be one of %s, was %s"
                        .formatted(
                            Arrays.stream(Kind.values())
                                .map(DataStores::name)
                                .collect(Collectors.joining(", ")),
                            storeData)));
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Whether documents are kept. */
  public boolean keep() {
    return kind != Kind.NONE;
  }

  /** The store, for a process that writes; empty if documents are not kept. */
  public Optional<DataStore> writing(DataStore database) {
    return choose(database, store -> store);
  }

  /** The store, for a process that reads; empty if documents are not kept. */
  public Optional<DataReads> reading(DataReads database) {
    return choose(database, store -> store);
  }

  private <S extends DataReads> Optional<S> choose(S database, Function<DataStore, S> as) {
    return switch (kind) {
      case NONE -> Optional.empty();
      case DATABASE -> Optional.of(database);
      case SWIFT -> Optional.of(as.apply(new SwiftDataStore(new SwiftClient(swift.orElseThrow()))));
    };
  }
}
