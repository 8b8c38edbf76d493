package io.ironicinspector.osloconfig.check;

import io.ironicinspector.osloconfig.OsloConfigFiles;
import io.ironicinspector.osloconfig.OsloOption;
import io.ironicinspector.osloconfig.option.Option;
import io.ironicinspector.osloconfig.option.OptionRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values in force, as the application will see them: command line, system properties,
 * environment, files, defaults. Immutable but for the system properties, thread-safe.
 */
public final class Configured {
  private static final Pattern REFERENCE = Pattern.compile("\\$(\\w+)");

  private final OptionRegistry registry;
  private final Surroundings surroundings;
  private final OsloConfigFiles files;

  private Configured(OptionRegistry registry, Surroundings surroundings, OsloConfigFiles files) {
    this.registry = registry;
    this.surroundings = surroundings;
    this.files = files;
  }

  /**
   * Reads the files.
   *
   * @param paths files and directories; later ones win
   * @throws io.ironicinspector.osloconfig.OsloConfigException one cannot be read or understood
   */
  public static Configured load(
      OptionRegistry registry, List<Path> paths, Surroundings surroundings) {
    return new Configured(
        registry,
        surroundings,
        OsloConfigFiles.load(
            paths,
            registry::canonical,
            key -> surroundings.find(key).map(Setting::value),
            registry::defaultOf));
  }

  /** What somebody set; an empty value counts as not set. */
  public Optional<Setting> find(String key) {
    return surroundings.find(key).or(() -> files.find(key).flatMap(this::setting));
  }

  private Optional<Setting> setting(OsloOption assignment) {
    String value = files.resolve(assignment).replace(",\n", ",").strip();
    return Optional.of(value)
        .filter(text -> !text.isEmpty())
        .map(text -> new Setting(text, origin(assignment)));
  }

  static String origin(OsloOption assignment) {
    return assignment.file() + ":" + assignment.line();
  }

  /** What somebody set, or the default. */
  public Optional<Setting> effective(Option option) {
    return find(option.key()).or(() -> byDefault(option));
  }

  private Optional<Setting> byDefault(Option option) {
    return option
        .defaultValue()
        .map(text -> new Setting(resolve(option.section(), text), Setting.DEFAULT));
  }

  private String resolve(String section, String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    registry
                        .find(section + "." + match.group(1))
                        .flatMap(this::effective)
                        .map(Setting::value)
                        .orElse(match.group())));
  }

  /** All values of an option that may be repeated. Values of other sources replace the files'. */
  List<Setting> all(Option option) {
    return surroundings
        .find(option.key())
        .map(List::of)
        .orElseGet(
            () ->
                files.assignments(option.key()).stream()
                    .map(this::setting)
                    .flatMap(Optional::stream)
                    .toList());
  }

  OptionRegistry registry() {
    return registry;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  OsloConfigFiles files() {
    return files;
  }
}
