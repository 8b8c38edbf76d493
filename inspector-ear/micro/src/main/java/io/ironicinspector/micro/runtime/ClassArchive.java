package io.ironicinspector.micro.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The JVM's archive of loaded classes beside an unpacked runtime ({@code classes-*.jsa}). The first
 * process notes its classes in a list; from that a second JVM makes the archive in the background.
 */
public final class ClassArchive {
  private static final long LIMIT_MINUTES = 5;

  private final Path runtime;
  private final Path archive;
  private final Path list;

  /**
   * @param runtime folder of the unpacked runtime
   * @param archive file to make
   * @param list where this JVM notes the classes that it loads
   */
  public ClassArchive(Path runtime, Path archive, Path list) {
    this.runtime = runtime;
    this.archive = archive;
    this.list = list;
  }

  /**
   * Makes the archive, unless it is there or another process is making it. Blocks for some seconds.
   */
  public void make() throws IOException, InterruptedException {
    try (FileChannel channel =
            FileChannel.open(
                runtime.resolve("classes.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null && !Files.exists(archive)) {
        Path unfinished = Files.createTempFile(runtime, "classes", ".tmp");
        try {
          dump(completeLines(), unfinished);
          Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        } finally {
          Files.deleteIfExists(unfinished);
        }
      }
    } finally {
      Files.deleteIfExists(list);
    }
  }

  // The JVM still holds the end of the list in its buffer.
  private Path completeLines() throws IOException {
    String text = Files.readString(list, StandardCharsets.UTF_8);
    return Files.writeString(list, text.substring(0, text.lastIndexOf('\n') + 1));
  }

  private void dump(Path classes, Path target) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xshare:dump",
                    "-XX:SharedClassListFile=" + classes,
                    "-XX:SharedArchiveFile=" + target,
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-Xlog:disable",
                    "-jar",
                    runtime.resolve("launch.jar").toString()))
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    try {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("no archive of classes was made");
      }
    } finally {
      process.destroy();
    }
  }
}
