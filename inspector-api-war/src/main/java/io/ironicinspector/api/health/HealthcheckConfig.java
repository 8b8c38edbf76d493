package io.ironicinspector.api.health;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [healthcheck]}. */
@Dependent
public class HealthcheckConfig {
  private final boolean enabled;
  private final String path;
  private final boolean detailed;
  private final Optional<Path> disablingFile;
  private final List<PortFile> disablingFiles;

  /** A file that only counts for requests to one port. */
  private record PortFile(int port, Path file) {
    static PortFile parse(String text) {
      int colon = text.indexOf(':');
      if (colon < 1 || !text.substring(0, colon).matches("[0-9]{1,5}")) {
        throw new IllegalArgumentException(
            "[healthcheck] disable_by_file_paths must be a list of port:path, has " + text);
      }
      return new PortFile(
          Integer.parseInt(text.substring(0, colon)), Path.of(text.substring(colon + 1)));
    }
  }

  @Inject
  HealthcheckConfig(
      @ConfigProperty(name = "healthcheck.enabled", defaultValue = "false") boolean enabled,
      @ConfigProperty(name = "healthcheck.path", defaultValue = "/healthcheck") String path,
      @ConfigProperty(name = "healthcheck.detailed", defaultValue = "false") boolean detailed,
      @ConfigProperty(name = "healthcheck.disable_by_file_path") Optional<String> disablingFile,
      @ConfigProperty(name = "healthcheck.disable_by_file_paths") Optional<String> disablingFiles) {
    this.enabled = enabled;
    this.path = path;
    this.detailed = detailed;
    this.disablingFile = disablingFile.map(Path::of);
    this.disablingFiles =
        Stream.of(disablingFiles.orElse("").split(",")) // Payara does not inject optional lists
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(PortFile::parse)
            .toList();
  }

  boolean enabled() {
    return enabled;
  }

  String path() {
    return path;
  }

  boolean detailed() {
    return detailed;
  }

  /** Whether an operator wants no more requests at this port. */
  boolean isDisabled(int port) {
    return disablingFile.filter(Files::exists).isPresent()
        || disablingFiles.stream()
            .anyMatch(disabling -> disabling.port() == port && Files.exists(disabling.file()));
  }
}
