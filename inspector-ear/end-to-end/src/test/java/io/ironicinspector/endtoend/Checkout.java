package io.ironicinspector.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Where things are in this checkout. */
public final class Checkout {
  private static final Path ROOT = Path.of(System.getProperty("inspector.root"));
  private static final AtomicInteger FOLDERS = new AtomicInteger();

  private Checkout() {}

  static Path launcher(String name) {
    return ROOT.resolve("server-config/bin").resolve(name);
  }

  public static Path peer(String name) {
    return ROOT.resolve("server-config/peers").resolve(name);
  }

  /** A file of the sources. */
  public static Path file(String path) {
    return ROOT.resolve(path);
  }

  /** A new folder below the build folder; it stays, with its logs, until the next clean. */
  public static Path newFolder(String name) throws IOException {
    Path work = Path.of(System.getProperty("work"));
    Path folder =
        work.resolve(name + "-" + ProcessHandle.current().pid() + "-" + FOLDERS.incrementAndGet());
    return Files.createDirectories(folder);
  }
}
