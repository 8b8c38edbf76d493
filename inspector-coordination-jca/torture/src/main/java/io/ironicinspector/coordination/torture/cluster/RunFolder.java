package io.ironicinspector.coordination.torture.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for one run, below the module's {@code target}; deleted when closed, and also if this
 * process ends before.
 */
public final class RunFolder implements AutoCloseable {
  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  /** A new, empty one. */
  public static RunFolder create() {
    Path runs = projectRoot().resolve("inspector-coordination-jca/torture/target/runs");
    try {
      Files.createDirectories(runs);
      Path path = Files.createTempDirectory(runs, "run-");
      Reaper.instance().folder(path);
      return new RunFolder(path);
    } catch (IOException e) {
      throw new UncheckedIOException("making a folder in " + runs, e);
    }
  }

  /**
   * The project's root: the system property {@code inspector.root}, or above the current folder.
   */
  public static Path projectRoot() {
    String named = System.getProperty("inspector.root");
    Path folder = Path.of(named == null ? "" : named).toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("server-config/peers"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException(
          "run this in the project, or name its root with -Dinspector.root");
    }
    return folder;
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Moves it to where nothing deletes it but a clean build. @return where it is now */
  public Path keep() {
    Path kept = path.getParent().resolveSibling("kept");
    try {
      Files.createDirectories(kept);
      return Files.move(path, kept.resolve(path.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException("keeping " + path, e);
    }
  }

  @Override
  public void close() {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("deleting " + path, e);
    }
  }
}
