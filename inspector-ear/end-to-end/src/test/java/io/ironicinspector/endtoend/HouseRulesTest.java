package io.ironicinspector.endtoend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Who may import whom, over the classes of all modules. Each rule stands in words in the README's
 * map of the folders.
 */
@AnalyzeClasses(packages = "io.ironicinspector", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
  private static final String OURS = "io.ironicinspector..";

  @ArchTest
  static final ArchRule features_have_no_cycles =
      slices().matching("io.ironicinspector.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule domain_is_plain_java =
      classes()
          .that()
          .resideInAPackage("io.ironicinspector.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.ironicinspector.domain..");

  @ArchTest
  static final ArchRule the_coordination_api_is_plain_java =
      classes()
          .that()
          .resideInAPackage("io.ironicinspector.coordination")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.ironicinspector.coordination");

  @ArchTest
  static final ArchRule etcd_stays_in_the_adapter =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.ironicinspector.coordination.adapter..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.etcd..", "io.grpc..", "io.netty..", "io.vertx..", "org.msgpack..");

  @ArchTest
  static final ArchRule the_adapter_knows_only_its_api =
      layer("coordination.adapter", "coordination");

  @ArchTest
  static final ArchRule the_client_knows_domain_and_coordination =
      layer("client", "domain", "coordination", "osloconfig.context", "osloconfig.pem");

  @ArchTest static final ArchRule rules_know_the_domain = layer("rules", "domain");

  @ArchTest
  static final ArchRule persistence_knows_domain_and_rules =
      layer("persistence", "domain", "rules");

  @ArchTest
  static final ArchRule the_conductor_knows_no_api =
      layer(
          "conductor",
          "domain",
          "rules",
          "client",
          "persistence",
          "coordination",
          "osloconfig.context");

  @ArchTest
  static final ArchRule the_api_knows_no_conductor =
      layer("api", "domain", "rules", "client", "persistence", "osloconfig.context");

  @ArchTest
  static final ArchRule configuration_files_are_read_by_nobodys_code =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.ironicinspector.osloconfig..", "io.ironicinspector.micro..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.ironicinspector.osloconfig",
              "io.ironicinspector.osloconfig.source..",
              "io.ironicinspector.osloconfig.option..",
              "io.ironicinspector.osloconfig.check..");

  /**
   * Of our own packages, {@code layer} may use itself and {@code below}, each with or without
   * sub-packages as named.
   */
  private static ArchRule layer(String layer, String... below) {
    String own = "io.ironicinspector." + layer + "..";
    String[] allowed = new String[below.length + 1];
    allowed[0] = own;
    for (int i = 0; i < below.length; i++) {
      boolean exact = below[i].equals("coordination");
      allowed[i + 1] = "io.ironicinspector." + below[i] + (exact ? "" : "..");
    }
    return noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(OURS)
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                            allowed))))
        .as(layer + " may only use " + String.join(", ", allowed));
  }
}
