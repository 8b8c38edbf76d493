package io.ironicinspector.api.policy;

import io.ironicinspector.api.reload.Reloading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operator's rules over the default ones: {@code policy.yaml}, then every file of {@code
 * policy.d} in the order of their names. Neither has to be there. Thread-safe.
 */
public final class PolicyFiles {
  private static final Logger LOG = Logger.getLogger(PolicyFiles.class.getName());

  private final PolicyConfig config;
  private final Path file;
  private final List<Path> directories;
  private final Reloading<Policy> current;

  /**
   * Reads them.
   *
   * @param folders where relative paths are looked for, the first one that has them wins
   * @param nanoTime as System.nanoTime()
   * @throws PolicyException naming file, line and reason
   */
  public PolicyFiles(PolicyConfig config, List<Path> folders, LongSupplier nanoTime) {
    this.config = config;
    this.file = find(config.file(), folders);
    this.directories = config.directories().stream().map(name -> find(name, folders)).toList();
    List<Path> watched = Stream.concat(Stream.of(file), directories.stream()).toList();
    this.current = new Reloading<>("policy", watched, this::read, nanoTime);
  }

  private static Path find(String name, List<Path> folders) {
    List<Path> candidates =
        Stream.concat(folders.stream(), Stream.of(Path.of("/etc/ironic-inspector")))
            .map(folder -> folder.resolve(name).toAbsolutePath())
            .toList();
    return candidates.stream().filter(Files::exists).findFirst().orElse(candidates.get(0));
  }

  /** The rules in force. */
  public Policy current() {
    return current.get();
  }

  private Policy read() {
    Map<String, PlacedRule> replaced = new LinkedHashMap<>();
    if (Files.exists(file)) {
      replaced.putAll(PolicyDocument.read(file));
    }
    directories.stream()
        .filter(Files::isDirectory)
        .flatMap(PolicyFiles::files)
        .forEach(part -> replaced.putAll(PolicyDocument.read(part)));
    warnOfTypos(replaced);
    return Policy.of(replaced, config.newDefaultsOnly(), config.defaultRule());
  }

  private static Stream<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new PolicyException("%s cannot be read: %s".formatted(directory, e.getMessage()), e);
    }
  }

  private static void warnOfTypos(Map<String, PlacedRule> replaced) {
    var known = DefaultRule.all().stream().map(DefaultRule::name).collect(Collectors.toSet());
    replaced.keySet().stream()
        .filter(name -> name.startsWith("introspection") && !known.contains(name))
        .forEach(
            name -> LOG.log(Level.WARNING, "policy: no request asks for the rule \"{0}\"", name));
  }
}
