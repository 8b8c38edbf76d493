package io.ironicinspector.benchmark.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things are in a checkout of the project.
 *
 * @param root holds {@code server-config} and {@code inspector-ear}
 */
public record Checkout(Path root) {
  /** The one that the system property {@code inspector.root} names. */
  public static Checkout ofProperty() {
    String root = System.getProperty("inspector.root");
    if (root == null) {
      throw new IllegalStateException("the system property inspector.root is not set");
    }
    return new Checkout(Path.of(root).toAbsolutePath().normalize());
  }

  Path launcher() {
    return existing("server-config/bin/ironic-inspector");
  }

  Path pythonLauncher() {
    return existing("server-config/peers/inspector-run");
  }

  Path simulator() {
    return existing("inspector-ear/ironic-simulator/target/ironic-simulator.jar");
  }

  private Path existing(String name) {
    Path file = root.resolve(name);
    if (!Files.exists(file)) {
      throw new IllegalStateException(file + " is missing");
    }
    return file;
  }

  /** A new folder for configuration, data and logs of one run. */
  Path newFolder() {
    try {
      Path work = Files.createDirectories(root.resolve("inspector-ear/benchmark/target/work"));
      return Files.createTempDirectory(work, "run-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
