package io.ironicinspector.conductor.ramdisklog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory of logs, which does not grow beyond a limit: the oldest go first. Files with other
 * names than ours are neither counted nor touched. Thread-safe.
 */
final class LogDirectory {
  private static final Logger LOG = Logger.getLogger(LogDirectory.class.getName());

  /** A process that was killed while it wrote leaves such a file. */
  private static final Pattern LEFT_OVER = Pattern.compile("\\.[0-9]+\\.partial");

  private final Path path;
  private final Pattern ours;
  private final long maxBytes;

  /**
   * Touches nothing yet.
   *
   * @param maxBytes of all logs together; zero for no limit
   */
  LogDirectory(Path path, Pattern ours, long maxBytes) {
    this.path = path;
    this.ours = ours;
    this.maxBytes = maxBytes;
  }

  /** Writes a file as a whole or not at all; a file of the same name is replaced. */
  synchronized void write(String name, byte[] bytes) throws IOException {
    Files.createDirectories(path);
    if (maxBytes > 0) {
      makeRoom(bytes.length);
    }
    Path partial = Files.createTempFile(path, ".", ".partial");
    try {
      Files.write(partial, bytes);
      Files.move(partial, path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private void makeRoom(long needed) throws IOException {
    List<Entry> entries = entries();
    entries.sort(Comparator.comparing(Entry::modified));
    long size = needed + entries.stream().mapToLong(Entry::size).sum();
    for (Entry oldest : entries) {
      if (size <= maxBytes) {
        return;
      }
      Files.deleteIfExists(oldest.file());
      size -= oldest.size();
      LOG.log(Level.INFO, "removed old ramdisk logs {0}", oldest.file().getFileName());
    }
  }

  private List<Entry> entries() throws IOException {
    List<Entry> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isRegularFile() && isOurs(name(file))) {
          found.add(new Entry(file, attributes.size(), attributes.lastModifiedTime().toMillis()));
        }
      }
    }
    return found;
  }

  private boolean isOurs(String name) {
    return ours.matcher(name).matches() || LEFT_OVER.matcher(name).matches();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private record Entry(Path file, long size, long modified) {}
}
