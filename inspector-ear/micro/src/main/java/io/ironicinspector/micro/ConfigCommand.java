package io.ironicinspector.micro;

import io.ironicinspector.domain.Role;
import io.ironicinspector.micro.settings.Settings;
import io.ironicinspector.osloconfig.check.ConfigListing;
import io.ironicinspector.osloconfig.check.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code config check} and {@code config show}: what they print. */
final class ConfigCommand {
  private ConfigCommand() {}

  /**
   * The answer to {@code config check}.
   *
   * @param good whether the service would start
   */
  record Verdict(boolean good, String text) {}

  static Verdict check(Role role, List<Path> files, Settings settings) {
    List<Finding> findings = StartCheck.run(role, settings);
    long errors = findings.stream().filter(Finding::isError).count();
    String summary =
        "%d errors, %d warnings in %s"
            .formatted(
                errors, findings.size() - errors, files.isEmpty() ? "no file" : names(files));
    return new Verdict(
        errors == 0,
        findings.stream().map(ConfigCommand::line).collect(Collectors.joining()) + summary);
  }

  private static String line(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.message() + "\n";
  }

  private static String names(List<Path> files) {
    return files.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  static String show(Settings settings) {
    return ConfigListing.of(settings.configured()).stripTrailing();
  }
}
