package io.ironicinspector.coordination.torture.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All lines of all sources, in the order of their starts. Immutable. */
public final class History {
  static final String SUFFIX = ".history";

  private final Map<Kind, List<Operation>> byKind;
  private final long start;
  private final long end;

  /** Of these lines, in any order. */
  public History(Collection<Operation> operations) {
    byKind = new EnumMap<>(Kind.class);
    operations.stream()
        .sorted(Comparator.comparingLong(Operation::start))
        .collect(Collectors.groupingBy(Operation::kind))
        .forEach((kind, all) -> byKind.put(kind, List.copyOf(all)));
    start = operations.stream().mapToLong(Operation::start).min().orElse(0);
    end = operations.stream().mapToLong(Operation::end).max().orElse(0);
  }

  /** What the {@link HistoryLog}s in {@code folder} wrote. */
  public static History read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return new History(
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .flatMap(History::lines)
              .map(Operation::parse)
              .flatMap(Optional::stream)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("reading the histories in " + folder, e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  /** In the order of their starts. */
  public List<Operation> all(Kind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** When the first line began. */
  public long start() {
    return start;
  }

  /** When the last line ended. */
  public long end() {
    return end;
  }
}
