package io.ironicinspector.osloconfig.check;

import io.ironicinspector.osloconfig.option.Option;
import io.ironicinspector.osloconfig.option.OptionGroup;
import io.ironicinspector.osloconfig.option.Support;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the value of each option and where it comes from; secrets only as far as they are set. */
public final class ConfigListing {
  private static final String MASK = "****";
  private static final String LINE = "%s = %s  <- %s";

  private final Configured configured;

  private ConfigListing(Configured configured) {
    this.configured = configured;
  }

  /** Options without effect are left out, except those that somebody set. */
  public static String of(Configured configured) {
    ConfigListing listing = new ConfigListing(configured);
    return configured.registry().groups().stream()
        .map(listing::section)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private String section(OptionGroup group) {
    List<String> lines = group.options().stream().flatMap(this::lines).toList();
    return lines.isEmpty() ? "" : "[" + group.name() + "]\n" + String.join("\n", lines) + "\n";
  }

  private Stream<String> lines(Option option) {
    boolean built = option.traits().support() == Support.BUILT;
    List<Setting> settings = option.traits().repeated() ? configured.all(option) : List.of();
    if (settings.isEmpty()) {
      Optional<Setting> one = built ? configured.effective(option) : configured.find(option.key());
      settings = one.stream().toList();
    }
    if (settings.isEmpty() && built) {
      return Stream.of(LINE.formatted(option.name(), "", "not set"));
    }
    String note = built ? "" : ", no effect";
    return settings.stream()
        .map(
            setting ->
                LINE.formatted(option.name(), shown(option, setting), setting.origin() + note));
  }

  private static String shown(Option option, Setting setting) {
    return option.traits().secret() && !setting.isDefault()
        ? MASK
        : setting.value().replace("\n", "\\n");
  }
}
