package io.ironicinspector.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.ironicinspector.rules",
    importOptions = ArchitectureTest.MainClasses.class)
class ArchitectureTest {
  /** By folder, so that it also holds outside of Maven. */
  static final class MainClasses implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return location.contains("/classes/");
    }
  }

  @ArchTest
  static final ArchRule rules_are_plain_java =
      classes()
          .that()
          .resideInAPackage("io.ironicinspector.rules..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "io.ironicinspector.domain..", "io.ironicinspector.rules..");

  @ArchTest
  static final ArchRule features_have_no_cycles =
      slices().matching("io.ironicinspector.(rules.*)..").should().beFreeOfCycles();
}
