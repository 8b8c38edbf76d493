package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.ironicinspector.osloconfig.option.InspectorOptions;
import io.ironicinspector.osloconfig.option.Option;
import io.ironicinspector.osloconfig.option.Support;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the classes that read the configuration against the declarations: each key that one reads
 * is a declared option of the same default, and each option that is said to be built is read.
 */
class DeclaredOptionsTest {
  private static final String ANNOTATION = "org.eclipse.microprofile.config.inject.ConfigProperty";
  private static final String MISSING =
      "org.eclipse.microprofile.config.configproperty.unconfigureddvalue";

  // By the launcher before the server starts.
  private static final Set<String> LAUNCHERS =
      Set.of(
          "debug",
          "log_file",
          "log_dir",
          "use_stderr",
          "watch_log_file",
          "use_json",
          "default_log_levels",
          "logging_context_format_string",
          "logging_default_format_string",
          "logging_debug_format_suffix",
          "logging_exception_prefix",
          "logging_user_identity_format",
          "log_date_format",
          "listen_address",
          "listen_port",
          "use_ssl");
  // By name, in classes that have no @ConfigProperty for them.
  private static final Set<String> BY_NAME =
      Set.of("database.connection", "inspector.state_dir", "pci_devices.alias");
  // KeystoneAccount and ServiceSettings take all that keystoneauth has; the adapter its own enum.
  private static final Set<String> WHOLE_SECTIONS =
      Set.of("keystone_authtoken", "json_rpc", "ironic", "swift", "etcd");

  /**
   * What one class reads.
   *
   * @param where the class, for messages
   */
  record Read(String key, Optional<String> defaultValue, String where) {
    @Override
    public String toString() {
      return key + " in " + where;
    }
  }

  static Stream<Read> reads() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("io.ironicinspector");
    return classes.stream()
        .flatMap(DeclaredOptionsTest::reads)
        // A site's own hook has a section of its own.
        .filter(read -> !read.where().startsWith("io.ironicinspector.examplehook"))
        .filter(read -> !read.where().startsWith("io.ironicinspector.example"));
  }

  private static Stream<Read> reads(JavaClass type) {
    return type.getConstructors().stream()
        .flatMap(constructor -> constructor.getParameters().stream())
        .flatMap(parameter -> parameter.tryGetAnnotationOfType(ANNOTATION).stream())
        .map(annotation -> read(type, annotation));
  }

  private static Read read(JavaClass type, JavaAnnotation<?> annotation) {
    return new Read(
        annotation.get("name").orElseThrow().toString(),
        annotation
            .get("defaultValue")
            .map(Object::toString)
            .filter(value -> !value.equals(MISSING)),
        type.getName());
  }

  @ParameterizedTest
  @MethodSource("reads")
  void whatIsReadIsDeclaredWithTheSameDefault(Read read) {
    Option option =
        InspectorOptions.registry()
            .find(InspectorOptions.registry().canonical(read.key()))
            .orElseThrow(() -> new AssertionError(read + " is declared nowhere"));
    assertThat(option.traits().support()).as("%s is read", read).isEqualTo(Support.BUILT);
    read.defaultValue()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .ifPresent(value -> assertThat(option.defaultValue()).as(read.toString()).contains(value));
  }

  @Test
  void whatIsSaidToBeBuiltIsRead() {
    Set<String> read = reads().map(Read::key).collect(Collectors.toSet());
    assertThat(read).isNotEmpty();
    assertThat(
            InspectorOptions.registry().options().stream()
                .filter(option -> option.traits().support() == Support.BUILT)
                .filter(option -> !WHOLE_SECTIONS.contains(option.section()))
                .filter(option -> !option.section().equals("ssl"))
                .map(Option::key)
                .filter(key -> !read.contains(key) && !BY_NAME.contains(key))
                .filter(key -> !LAUNCHERS.contains(key.replace("DEFAULT.", ""))))
        .isEmpty();
  }

  @Test
  void optionsOfTheAdapterAreDeclared() {
    assertThat(
            Stream.of(io.ironicinspector.coordination.adapter.settings.Option.values())
                .map(option -> "etcd." + option.name().toLowerCase(Locale.ROOT)))
        .allMatch(key -> InspectorOptions.registry().find(key).isPresent());
  }
}
