package io.ironicinspector.osloconfig.check;

import io.ironicinspector.osloconfig.option.InspectorOptions;
import io.ironicinspector.osloconfig.option.Option;
import io.ironicinspector.osloconfig.option.OptionGroup;
import io.ironicinspector.osloconfig.option.OptionRegistry;
import io.ironicinspector.osloconfig.option.Support;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Writes {@code inspector.conf.sample}: every option with its help and its default, commented out.
 */
public final class ConfigSample {
  private static final int WIDTH = 79;
  private static final String HEAD =
      "Configuration of Inspector. Each option stands here with its default, commented out: an"
          + " empty file is a valid one. \"ironic-inspector config check\" finds what is wrong with"
          + " a file, \"ironic-inspector config show\" prints what is in force. Made from the"
          + " declarations in server-config/oslo-config; do not edit.";

  private final StringBuilder text = new StringBuilder();

  private ConfigSample() {}

  /**
   * Writes the file.
   *
   * @param arguments the file
   */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), of(InspectorOptions.registry()));
  }

  /** The file's text. */
  public static String of(OptionRegistry registry) {
    ConfigSample sample = new ConfigSample();
    sample.comment(HEAD);
    registry.groups().stream().filter(group -> !group.isIgnored()).forEach(sample::group);
    sample.ignoredSections(registry);
    return sample.text.toString();
  }

  private void group(OptionGroup group) {
    text.append("\n\n[").append(group.name()).append("]\n");
    comment(group.help());
    Map<String, List<Option>> without =
        group.options().stream()
            .filter(option -> option.traits().support() == Support.IGNORED)
            .collect(Collectors.groupingBy(Option::help, LinkedHashMap::new, Collectors.toList()));
    group.options().stream()
        .filter(option -> option.traits().support() != Support.IGNORED)
        .forEach(this::option);
    if (!without.isEmpty()) {
      text.append('\n');
      comment("Understood, so that old files go on working, but without effect:");
      without.forEach(
          (reason, options) ->
              comment(
                  "- "
                      + options.stream().map(Option::name).collect(Collectors.joining(", "))
                      + ": "
                      + reason));
    }
  }

  private void option(Option option) {
    text.append('\n');
    comment(option.help() + " (" + label(option) + ")");
    if (option.traits().support() == Support.NOT_YET) {
      comment("Not built in yet: it has no effect.");
    }
    option.type().limits().forEach(this::comment);
    option
        .formerKeys()
        .forEach(key -> comment("Deprecated group/name - [" + key.replaceFirst("\\.", "]/")));
    if (option.traits().secret()) {
      comment("Never shown by the service.");
    }
    text.append('#').append(option.name()).append(" = ");
    text.append(option.defaultValue().orElse("<None>")).append('\n');
  }

  private static String label(Option option) {
    return option.traits().repeated() ? "multi valued" : option.type().label();
  }

  private void ignoredSections(OptionRegistry registry) {
    text.append("\n\n");
    comment("Sections of files for the Python service that have no effect:");
    registry.groups().stream()
        .filter(OptionGroup::isIgnored)
        .forEach(group -> comment("- [" + group.name() + "]: " + group.help()));
  }

  private void comment(String sentence) {
    StringJoiner line = new StringJoiner(" ", "# ", "\n");
    for (String word : sentence.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH) {
        text.append(line);
        line = new StringJoiner(" ", "# ", "\n");
      }
      line.add(word);
    }
    text.append(line);
  }
}
