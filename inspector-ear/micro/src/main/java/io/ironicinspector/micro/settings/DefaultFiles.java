package io.ironicinspector.micro.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where oslo.config looks when the command line names no file. */
public final class DefaultFiles {
  private static final String PROJECT = "ironic-inspector";

  private DefaultFiles() {}

  /** The project's file and the program's own, as far as they exist; the program's wins. */
  public static List<Path> find(String program, Path home) {
    List<Path> folders =
        List.of(
            home.resolve("." + PROJECT), home, Path.of("/etc").resolve(PROJECT), Path.of("/etc"));
    return Stream.of(PROJECT, program)
        .distinct()
        .map(name -> first(folders, name + ".conf"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Path> first(List<Path> folders, String name) {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
