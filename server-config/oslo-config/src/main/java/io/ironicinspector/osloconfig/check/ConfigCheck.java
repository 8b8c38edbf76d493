package io.ironicinspector.osloconfig.check;

import io.ironicinspector.osloconfig.OsloOption;
import io.ironicinspector.osloconfig.option.Option;
import io.ironicinspector.osloconfig.option.Support;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds everything that is wrong with a configuration, all at once. */
public final class ConfigCheck {
  private static final String MASK = "****";

  private final Configured configured;

  private ConfigCheck(Configured configured) {
    this.configured = configured;
  }

  /** Errors first, then warnings, each in the order of the options. */
  public static List<Finding> run(Configured configured) {
    ConfigCheck check = new ConfigCheck(configured);
    List<Finding> findings =
        Stream.of(
                check.values(), Agreement.check(configured), check.names(), Unknown.in(configured))
            .flatMap(found -> found)
            .toList();
    return Stream.concat(
            findings.stream().filter(Finding::isError),
            findings.stream().filter(finding -> !finding.isError()))
        .toList();
  }

  private Stream<Finding> values() {
    return configured.registry().options().stream().flatMap(this::values);
  }

  private Stream<Finding> values(Option option) {
    List<Setting> settings =
        option.traits().repeated()
            ? configured.all(option)
            : configured.find(option.key()).stream().toList();
    return settings.stream().map(setting -> value(option, setting)).flatMap(Optional::stream);
  }

  private static Optional<Finding> value(Option option, Setting setting) {
    if (option.traits().support() != Support.BUILT) {
      return withoutEffect(option, setting);
    }
    return option.type().accepts().test(setting.value())
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                "%s = %s: allowed is %s (%s)"
                    .formatted(
                        option.title(),
                        shown(option, setting),
                        option.type().allowed(),
                        setting.origin())));
  }

  // A value that is the default anyway takes nothing from the operator.
  private static Optional<Finding> withoutEffect(Option option, Setting setting) {
    if (option.defaultValue().filter(setting.value()::equalsIgnoreCase).isPresent()) {
      return Optional.empty();
    }
    String reason =
        option.traits().support() == Support.NOT_YET
            ? " has no effect yet: it is not built in"
            : " has no effect: " + option.help();
    return Optional.of(
        Finding.warning(
            option.title() + " = " + shown(option, setting) + reason, setting.origin()));
  }

  private static String shown(Option option, Setting setting) {
    return option.traits().secret() ? MASK : setting.value().replaceAll("\\s+", " ");
  }

  private Stream<Finding> names() {
    return configured.registry().options().stream()
        .flatMap(option -> configured.files().assignments(option.key()).stream())
        .map(this::formerName)
        .filter(Objects::nonNull);
  }

  private Finding formerName(OsloOption written) {
    String key = configured.registry().canonical(written.key());
    return key.equals(written.key().replace('-', '_'))
        ? null
        : Finding.warning(
            "[%s] %s is now called %s"
                .formatted(
                    written.section(),
                    written.name(),
                    configured.registry().find(key).map(Option::title).orElse(key)),
            Configured.origin(written));
  }
}
