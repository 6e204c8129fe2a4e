package dev.aisle.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The direction of imports that ARCHITECTURE.md states.
class ArchitectureTest {
  private static final List<String> MIDDLE_ROOMS =
      List.of("storage", "retrieval", "market", "learning", "serving");

  private static JavaClasses ours;

  @BeforeAll
  static void importClasses() {
    ours =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.aisle");
  }

  @Test
  void coreNeedsTheJdkAndJSpecifyOnly() {
    classes()
        .that()
        .resideInAPackage("dev.aisle.core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "dev.aisle.core..")
        .check(ours);
  }

  @Test
  void wireNeedsCoreAndJacksonOnly() {
    classes()
        .that()
        .resideInAPackage("dev.aisle.wire..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "tools.jackson..",
            "com.fasterxml.jackson.annotation..",
            "dev.aisle.core..",
            "dev.aisle.wire..")
        .check(ours);
  }

  @Test
  void theMiddleRoomsDoNotKnowEachOther() {
    for (String room : MIDDLE_ROOMS) {
      String[] others =
          MIDDLE_ROOMS.stream()
              .filter(other -> !other.equals(room))
              .map(other -> "dev.aisle." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("dev.aisle." + room + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.aisle.app..", "dev.aisle.benchmarks..")
          .check(ours);
    }
  }

  @Test
  void eachLibraryHasOneHome() {
    onlyIn("org.apache.lucene..", "dev.aisle.retrieval..");
    onlyIn("org.bytedeco..", "dev.aisle.learning.tensor..", "dev.aisle.benchmarks..");
    onlyIn("com.microsoft.ml.lightgbm..", "dev.aisle.learning.models.lambdamart..");
    onlyIn("io.github.metarank..", "dev.aisle.learning.models.lambdamart..");
    onlyIn("ai.onnxruntime..", "dev.aisle.learning.encoders..");
    onlyIn("ai.djl..", "dev.aisle.learning.encoders..");
    onlyIn("io.helidon..", "dev.aisle.serving..");
    onlyIn("io.micrometer..", "dev.aisle.serving..");
    onlyIn("picocli..", "dev.aisle.app.cli..", "dev.aisle.benchmarks..");
    onlyIn("org.apache.commons.statistics..", "dev.aisle.app..");
    onlyIn(
        "java.awt..",
        "dev.aisle.market..",
        "dev.aisle.app.imports..",
        "dev.aisle.learning.encoders..");
  }

  @Test
  void packagesAreFreeOfCycles() {
    for (String room :
        List.of("core", "app", "serving", "retrieval", "market", "storage", "learning")) {
      slices()
          .matching("dev.aisle." + room + ".(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(ours);
    }
  }

  @Test
  void noModelKnowsAnother() {
    slices()
        .matching("dev.aisle.learning.models.(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .check(ours);
  }

  private static void onlyIn(String library, String... homes) {
    noClasses()
        .that()
        .resideInAPackage("dev.aisle..")
        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(homes)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(ours);
  }
}
