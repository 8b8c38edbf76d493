package io.ironicinspector.osloconfig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a list of configuration files says. Immutable, thread-safe; needs no MicroProfile API.
 *
 * <p>An option that is given more than once, in one file or in several, has its last value; options
 * that collect ({@code [pci_devices] alias}) are read with {@link #all}.
 */
public final class OsloConfigFiles {
  private final Map<String, List<OsloOption>> options;
  private final UnaryOperator<String> canonical;
  private final Interpolation interpolation;

  private OsloConfigFiles(
      Map<String, List<OsloOption>> options,
      UnaryOperator<String> canonical,
      Function<String, Optional<String>> overrides,
      Function<String, Optional<String>> defaults) {
    this.options = options;
    this.canonical = canonical;
    this.interpolation = new Interpolation(this::find, overrides, defaults);
  }

  /**
   * Reads the files and nothing else.
   *
   * @param paths files, or directories whose {@code *.conf} are read in the order of their names;
   *     later ones win
   * @return the values by {@code section.option}, references replaced
   * @throws OsloConfigException a file cannot be read or understood
   */
  public static Map<String, String> read(List<Path> paths) {
    return load(paths, key -> Optional.empty(), key -> Optional.empty()).values();
  }

  /**
   * Reads the files.
   *
   * @param paths as {@link #read}
   * @param overrides what references mean before the files are asked, by key
   * @param defaults what references mean when the files do not say, by key
   * @throws OsloConfigException a file cannot be read or understood
   */
  public static OsloConfigFiles load(
      List<Path> paths,
      Function<String, Optional<String>> overrides,
      Function<String, Optional<String>> defaults) {
    return load(paths, UnaryOperator.identity(), overrides, defaults);
  }

  /**
   * Reads files in which options may have former names.
   *
   * @param paths as {@link #read}
   * @param canonical the key that stands for a written one; a written key that stands for itself
   *     counts more than others in the same file, wherever it stands
   * @param overrides what references mean before the files are asked, by key
   * @param defaults what references mean when the files do not say, by key
   * @throws OsloConfigException a file cannot be read or understood
   */
  public static OsloConfigFiles load(
      List<Path> paths,
      UnaryOperator<String> canonical,
      Function<String, Optional<String>> overrides,
      Function<String, Optional<String>> defaults) {
    Map<String, List<OsloOption>> options = new LinkedHashMap<>();
    for (OsloOption option : OsloFileReader.read(paths)) {
      options.computeIfAbsent(canonical.apply(option.key()), key -> new ArrayList<>()).add(option);
    }
    options.forEach(OsloConfigFiles::dropFormerNames);
    OsloConfigFiles files = new OsloConfigFiles(options, canonical, overrides, defaults);
    // Finds circular references now rather than when an option is first used.
    files.values();
    return files;
  }

  private static void dropFormerNames(String key, List<OsloOption> assignments) {
    Set<Path> named =
        assignments.stream()
            .filter(option -> option.key().equals(key))
            .map(OsloOption::file)
            .collect(Collectors.toSet());
    assignments.removeIf(option -> !option.key().equals(key) && named.contains(option.file()));
  }

  /** The assignment that counts, with the place where it stands and the name it has there. */
  public Optional<OsloOption> find(String key) {
    List<OsloOption> assignments = options.getOrDefault(canonical.apply(key), List.of());
    return assignments.isEmpty()
        ? Optional.empty()
        : Optional.of(assignments.get(assignments.size() - 1));
  }

  /** The value by {@code section.option}, references replaced; may be empty text. */
  public Optional<String> value(String key) {
    return find(key).map(interpolation::valueOf);
  }

  /** Every value of an option that may be repeated, in the order of the files. */
  public List<String> all(String key) {
    return assignments(key).stream().map(this::resolve).toList();
  }

  /** As {@link #all}, with the places where they stand; references not replaced. */
  public List<OsloOption> assignments(String key) {
    return List.copyOf(options.getOrDefault(canonical.apply(key), List.of()));
  }

  /** The value of one of the assignments, references replaced. */
  public String resolve(OsloOption assignment) {
    return interpolation.valueOf(assignment);
  }

  /** {@link #value} of every key, in the order of the files. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    options.keySet().forEach(key -> values.put(key, value(key).orElseThrow()));
    return values;
  }
}
