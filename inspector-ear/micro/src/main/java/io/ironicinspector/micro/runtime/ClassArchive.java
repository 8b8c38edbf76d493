package io.ironicinspector.micro.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The JVM's archive of loaded classes beside an unpacked runtime ({@code classes-*.jsa}). The first
 * process notes its classes in a list; from that a second JVM makes the archive in the background.
 */
public final class ClassArchive {
  // Only one at a time, at the lowest priority, and under its name only when it is complete. The
  // JVM
  // dies of a cut archive, so the launcher script compares the size.
  private static final String MAKE =
      """
      flock -n "$2.lock" nice -n 19 "$4" -Xshare:dump -Xmx256m -Xlog:disable \
        -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
        -XX:SharedClassListFile="$3" -XX:SharedArchiveFile="$1.$$" -jar "$2" \
        && stat -c %s "$1.$$" >"$1.size" && mv -f "$1.$$" "$1"
      rm -f "$1.$$" "$3"
      """;

  private final Path launcher;
  private final Path archive;
  private final Path list;

  /**
   * @param launcher jar that starts the unpacked runtime
   * @param archive file to make
   * @param list where this JVM notes the classes that it loads
   */
  public ClassArchive(Path launcher, Path archive, Path list) {
    this.launcher = launcher;
    this.archive = archive;
    this.list = list;
  }

  /** Starts to make it, in a process that does not end with this one. Does not wait. */
  public void make() throws IOException {
    File nowhere = new File("/dev/null");
    new ProcessBuilder(
            List.of(
                "/bin/sh",
                "-c",
                MAKE,
                "sh",
                archive.toString(),
                launcher.toString(),
                completeLines().toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString()))
        .redirectErrorStream(true)
        .redirectInput(nowhere)
        .redirectOutput(nowhere)
        .start();
  }

  // The JVM goes on writing to its list, and holds the end of it in a buffer.
  private Path completeLines() throws IOException {
    String text = Files.readString(list, StandardCharsets.UTF_8);
    Path copy = list.resolveSibling("complete-" + list.getFileName());
    Files.writeString(copy, text.substring(0, text.lastIndexOf('\n') + 1));
    Files.delete(list);
    return copy;
  }
}
