package io.ironicinspector.micro.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that belongs to this process and goes with it. */
public final class InstanceFolder {
  private static final String PREFIX = "ironic-inspector-";

  private final Path path;

  private InstanceFolder(Path path) {
    this.path = path;
  }

  /** Makes one, and removes those of processes that were killed. */
  public static InstanceFolder create(Path parent) {
    try {
      removeLeftovers(parent);
      String prefix = PREFIX + ProcessHandle.current().pid() + "-";
      return new InstanceFolder(Files.createTempDirectory(parent, prefix).toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException("no folder in " + parent + " for the server's files", e);
    }
  }

  private static void removeLeftovers(Path parent) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      folders.filter(InstanceFolder::isLeftover).toList().forEach(InstanceFolder::delete);
    }
  }

  private static boolean isLeftover(Path folder) {
    String[] words = folder.getFileName().toString().split("-", -1);
    return folder.getFileName().toString().matches(PREFIX + "[0-9]{1,10}-[0-9]+")
        && ProcessHandle.of(Long.parseLong(words[2])).isEmpty();
  }

  public Path path() {
    return path;
  }

  /** Removes it as far as possible. */
  public void delete() {
    delete(path);
  }

  private static void delete(Path folder) {
    try (Stream<Path> content = Files.walk(folder)) {
      List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepestFirst) {
        Files.deleteIfExists(entry);
      }
    } catch (IOException | UncheckedIOException e) {
      // Of another user, or removed at the same time by another process: not ours to care for.
      return;
    }
  }
}
