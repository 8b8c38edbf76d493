package io.ironicinspector.osloconfig;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Turns {@code --config-file} and {@code --config-dir} paths into options, in order. */
final class OsloFileReader {
  private OsloFileReader() {}

  static List<OsloOption> read(List<Path> paths) {
    List<OsloOption> options = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : Files.isDirectory(path) ? filesIn(path) : List.of(path)) {
        options.addAll(OsloIniParser.parse(file, lines(file)));
      }
    }
    return options;
  }

  private static List<Path> filesIn(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(OsloFileReader::isConfiguration).sorted().toList();
    } catch (IOException e) {
      throw new OsloConfigException(
          directory, "the configuration directory cannot be read (%s)".formatted(e));
    }
  }

  private static boolean isConfiguration(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".conf") && !name.startsWith(".");
  }

  private static List<String> lines(Path file) {
    if (!Files.exists(file)) {
      throw new OsloConfigException(file, "the configuration file does not exist");
    }
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new OsloConfigException(file, "the configuration file is not UTF-8 text");
    } catch (AccessDeniedException e) {
      throw new OsloConfigException(file, "the configuration file may not be read by this user");
    } catch (IOException e) {
      throw new OsloConfigException(
          file, "the configuration file cannot be read (%s)".formatted(e.getMessage()));
    }
  }
}
